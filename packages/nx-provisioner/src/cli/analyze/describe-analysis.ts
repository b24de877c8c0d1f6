import { DIALECTS, type Analysis, type Requirement } from 'nx-provisioner-protocol';

import { count } from '../../phases/phase';
import { cutToWidth, formatColumns, widthOf } from '../../terminal/format-columns';
import { toLine } from '../to-line';

/** Columns, where the output goes to no terminal. */
const DEFAULT_WIDTH = 120;
/** An id or area beyond this is cut, so that one long name does not push all titles out of sight. */
const WIDEST_CELL = 40;
const NARROWEST_TITLE = 20;

const HEADINGS = ['id', 'kind', 'priority', 'area', 'status', 'criteria', 'title'];

export interface DescribeOptions {
  /** Width of the terminal, `null` where there is none. */
  readonly columns: number | null;
  readonly listsIgnored: boolean;
}

/** The requirements as a table, and what was read to find them, as lines for people. */
export function describeAnalysis(analysis: Analysis, { columns, listsIgnored }: DescribeOptions): string[] {
  const { requirements, ignored, sessions } = analysis;
  return [
    ...(requirements.length === 0 ? [] : [...tabulate(requirements, columns ?? DEFAULT_WIDTH), '']),
    describeCounts(analysis),
    ...(sessions.length === 0 ? [] : [`${count(sessions.length, 'session')} before this`]),
    ...describeIgnored(ignored, listsIgnored),
  ];
}

function tabulate(requirements: readonly Requirement[], width: number): string[] {
  const rows = [
    HEADINGS,
    ...requirements.map(({ id, kind, priority, area, status, acceptance, title }) => [
      ...[id, kind, priority ?? '-', area, status ?? '-'].map((cell) => cutToWidth(toLine(cell), WIDEST_CELL)),
      String(acceptance.length),
      toLine(title),
    ]),
  ];
  const before = Math.max(...formatColumns(rows.map((row) => [...row.slice(0, -1), '|'])).map(widthOf)) - 1;
  const forTitle = Math.max(width - before, NARROWEST_TITLE);
  return formatColumns(rows.map((row) => [...row.slice(0, -1), cutToWidth(row.at(-1) ?? '', forTitle)]));
}

function describeCounts({ requirements, documents }: Analysis): string {
  const found = `${count(requirements.length, 'requirement')} in ${count(documents.length, 'document')}`;
  const dialects = DIALECTS.map((dialect) => ({
    dialect,
    amount: documents.filter((document) => document.dialect === dialect).length,
  })).filter(({ amount }) => amount > 0);
  if (dialects.length === 0) return `${found}: no file here has the place and the form of a known dialect`;
  return `${found}: ${dialects.map(({ dialect, amount }) => `${amount} ${dialect}`).join(', ')}`;
}

function describeIgnored(ignored: Analysis['ignored'], lists: boolean): string[] {
  if (ignored.length === 0) return [];
  const total = `${count(ignored.length, 'other file')} ignored`;
  if (!lists) return [`${total} (--ignored lists them)`];
  return [`${total}:`, ...formatColumns(ignored.map(({ file, reason }) => [toLine(file), toLine(reason)]))];
}
