import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { diagnose, showFound, type Diagnostic } from 'nx-provisioner-protocol';

import type { ModuleReplacement, SymbolTarget } from '../codemods/module-replacement';

export interface ReadMapping {
  readonly replacements: readonly ModuleReplacement[];
  readonly diagnostics: readonly Diagnostic[];
}

type Report = (node: Node, found: string, expected: string) => void;

/** Reads a mapping file: one replacement as JSON, or a list of them; comments are allowed. */
export function readMapping(file: string, text: string): ReadMapping {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const diagnostics: Diagnostic[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const report: Report = (node, found, expected) => {
    const message = `${file} has ${found}; expected ${expected}.`;
    diagnostics.push(diagnose('NXP-900', { file, line: lineAt(node.offset) }, message));
  };
  if (root === undefined || errors.length > 0) {
    const place = { file, line: lineAt(errors[0]?.offset ?? 0) };
    return { replacements: [], diagnostics: [diagnose('NXP-900', place, `${file} is no JSON.`)] };
  }
  for (const key of findDuplicates(root)) {
    const message = `${file} maps ${showFound(key.value)} twice in one object.`;
    diagnostics.push(diagnose('NXP-903', { file, line: lineAt(key.offset) }, message));
  }
  const entries = root.type === 'array' ? (root.children ?? []) : [root];
  const replacements = entries.flatMap((entry) => readReplacement(entry, report) ?? []);
  return { replacements: diagnostics.length > 0 ? [] : replacements, diagnostics };
}

function findDuplicates(node: Node): Node[] {
  const children = node.children ?? [];
  const inside = children.flatMap(findDuplicates);
  if (node.type !== 'object') return inside;
  const keys = children.flatMap(({ children: [key] = [] }) => (key ? [key] : []));
  return [...inside, ...keys.filter((key, index) => keys.findIndex(({ value }) => value === key.value) < index)];
}

function entriesOf(node: Node): [string, Node][] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Node][] =>
    key && value ? [[String(key.value), value]] : [],
  );
}

const READERS: Readonly<Record<string, (node: Node, report: Report) => unknown>> = {
  from: readText,
  to: readText,
  imports: readImports,
  others: (node, report) => readChoice(node, ['same', 'leave'], report),
  defaultIsModule: readFlag,
  subpaths: readSubpaths,
};

function readReplacement(node: Node, report: Report): ModuleReplacement | undefined {
  const fields = readFields(node, Object.keys(READERS), ['from', 'to'], report);
  return fields as ModuleReplacement | undefined;
}

function readFields(
  node: Node,
  known: readonly string[],
  required: readonly string[],
  report: Report,
): object | undefined {
  if (node.type !== 'object') {
    const found = node.type === 'array' ? 'a list' : `the ${node.type} ${showFound(node.value)}`;
    report(node, found, `an object with ${known.join(', ')}`);
    return undefined;
  }
  const entries = entriesOf(node);
  for (const name of required) {
    if (!entries.some(([key]) => key === name))
      report(node, `an object without ${name}`, `one with ${required.join(' and ')}`);
  }
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const read = known.includes(key) ? READERS[key] : undefined;
      if (read === undefined) report(value, `the key ${showFound(key)}`, `one of ${known.join(', ')}`);
      return [key, read?.(value, report)];
    }),
  );
}

function readText(node: Node, report: Report): string {
  if (typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  report(node, showFound(node.value), 'a text that is not empty');
  return '';
}

function readFlag(node: Node, report: Report): boolean {
  if (typeof node.value !== 'boolean') report(node, showFound(node.value), 'true or false');
  return node.value === true;
}

function readChoice(node: Node, choices: readonly string[], report: Report): string {
  const value: unknown = node.value;
  if (typeof value === 'string' && choices.includes(value)) return value;
  report(node, showFound(value), `one of ${choices.join(', ')}`);
  return '';
}

function readImports(node: Node, report: Report): Record<string, string | SymbolTarget> {
  if (node.type !== 'object') report(node, showFound(node.value), 'an object from legacy export to modern export');
  return Object.fromEntries(
    entriesOf(node).map(([name, value]) => [
      name,
      value.type === 'object' ? readTarget(value, report) : readText(value, report),
    ]),
  );
}

/** `{ "name": "rm", "to": "node:fs" }`; rules for calls belong to the mappings that come with the plugin. */
function readTarget(node: Node, report: Report): SymbolTarget {
  const entries = entriesOf(node);
  for (const [key, value] of entries) {
    if (key !== 'name' && key !== 'to') report(value, `the key ${showFound(key)}`, 'name and to');
  }
  const read = (key: string) => entries.find(([name]) => name === key)?.[1];
  const name = read('name');
  const to = read('to');
  if (name === undefined) report(node, 'an export without a name', 'an object with name');
  return { name: name ? readText(name, report) : '', ...(to && { to: readText(to, report) }) };
}

function readSubpaths(node: Node, report: Report): Record<string, unknown> {
  if (node.type !== 'object') report(node, showFound(node.value), 'an object from subpath to module');
  const known = ['to', 'imports', 'others', 'defaultIsModule'];
  return Object.fromEntries(
    entriesOf(node).map(([name, value]) => [
      name,
      value.type === 'object' ? readFields(value, known, ['to'], report) : readText(value, report),
    ]),
  );
}
