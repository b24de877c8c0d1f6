import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { Finding } from './finding';

/** Where the known violations stand, in the workspace's root. */
export const BASELINE_FILE = 'isolation-baseline.txt';

/** What a workspace had before the walls, and what is new. */
export interface ComparedBaseline {
  /** Findings that stand in the baseline. */
  readonly known: readonly Finding[];
  readonly fresh: readonly Finding[];
  /** Lines that no finding matches, with their numbers from 1. */
  readonly stale: readonly { readonly text: string; readonly line: number }[];
}

/**
 * A finding as one line of the baseline: rule, edge and file. The line in the file is left out, since it moves with
 * every edit above it.
 */
export function baselineLine({ rule, from, to, diagnostic }: Finding): string {
  const words = [rule, from, '->', to, ...(diagnostic.file === null ? [] : [diagnostic.file])];
  return words.map((word) => (/^[^\s"\p{Cc}]+$/u.test(word) ? word : JSON.stringify(word))).join(' ');
}

/** The lines of a baseline file; empty ones do not count. */
export function parseBaseline(text: string): { readonly text: string; readonly line: number }[] {
  return text
    .split(/\r?\n/)
    .map((each, index) => ({ text: each.trim(), line: index + 1 }))
    .filter((each) => each.text !== '');
}

export function printBaseline(lines: readonly string[]): string {
  return [...lines]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

/** Each line stands for one finding: a second violation of the same kind in the same file is new. */
export function compareBaseline(findings: readonly Finding[], baseline: string): ComparedBaseline {
  const open = new Map<string, { text: string; line: number }[]>();
  for (const entry of parseBaseline(baseline)) open.set(entry.text, [...(open.get(entry.text) ?? []), entry]);
  const isKnown = (finding: Finding) => open.get(baselineLine(finding))?.shift() !== undefined;
  const known = new Set(findings.filter(isKnown));
  return {
    known: findings.filter((finding) => known.has(finding)),
    fresh: findings.filter((finding) => !known.has(finding)),
    stale: [...open.values()].flat().sort((a, b) => a.line - b.line),
  };
}

/** The baseline after an update: without stale lines, and with new findings only where growing is asked for. */
export function updateBaseline({ known, fresh }: ComparedBaseline, grow: boolean): string {
  return printBaseline([...known, ...(grow ? fresh : [])].map(baselineLine));
}

/** NXP-815 for each stale line. */
export function describeStale(file: string, { stale }: ComparedBaseline): Diagnostic[] {
  return stale.map(({ text, line }) =>
    diagnose(
      'NXP-815',
      { file, line },
      `${JSON.stringify(text)} matches no violation any more; expected known ones only.`,
    ),
  );
}
