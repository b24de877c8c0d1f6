import { posix } from 'node:path';

import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';
import ts from 'typescript';

import { isPath } from '../codemods/module-rules';
import { endsWithComma, findExportedArray, lineIndent } from '../foundation/lint-config/flat-config';
import { quote } from '../foundation/source-text';

const RULE = 'no-restricted-imports';
const BEGIN = '// nx-provisioner: replaced modules (written by `nx g nx-provisioner:replace-legacy`)';
const END = '// nx-provisioner: end of the replaced modules';

/** A module that nobody may import any more. */
export interface Ban {
  /** A package, or a path from the workspace root beginning with `./`. */
  readonly from: string;
  readonly to: string;
  /** Ids of requirements that ask for it. */
  readonly requirements: readonly string[];
  /** Files and globs that still may: those with uses that are left, and the modern module itself. */
  readonly exempt: readonly string[];
}

export interface WrittenBan {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What one entry of the rule's options says, as source text, and the name that tells it from others. */
interface Entry {
  readonly key: string;
  readonly isPattern: boolean;
  readonly text: string;
}

/**
 * Writes the bans into an ESLint flat config, between two comment lines at the end of the exported array. Bans of other
 * modules that stand there stay; those of the same modules are written anew.
 *
 * @param file the configuration's path, for messages
 * @returns NXP-553 without an exported array, NXP-908 where the workspace sets the rule itself; the text is unchanged then
 */
export function writeBans(file: string, text: string, bans: readonly Ban[]): WrittenBan {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const fail = (code: 'NXP-553' | 'NXP-908', message: string): WrittenBan => ({
    text,
    diagnostics: [diagnose(code, { file, line: 1 }, message)],
  });
  const array = findExportedArray(source);
  if (array === undefined) return fail('NXP-553', `${file} exports no array that a rule could be added to.`);
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  const outside = start === -1 ? text : text.slice(0, start) + text.slice(end);
  if (new RegExp(`['"]${RULE}['"]`).test(outside)) {
    return fail(
      'NXP-908',
      `${file} sets ${RULE} itself; ${bans.map(({ from }) => from).join(', ')} could not be added.`,
    );
  }
  const known = readBans(array, start, end);
  const replaced = new Set(bans.flatMap((ban) => printEntries(ban).map(({ key }) => key)));
  const kept = known.filter(({ entry }) => !replaced.has(entry.key));
  const added = bans.flatMap((ban) => printEntries(ban).map((entry) => ({ entry, exempt: ban.exempt })));
  const lines = printBlock([...kept, ...added]);
  return { text: replaceBlock(text, array, start, end, lines), diagnostics: [] };
}

interface KnownEntry {
  readonly entry: Entry;
  readonly exempt: readonly string[];
}

function printEntries({ from, to, requirements }: Ban): Entry[] {
  const reason = requirements.length === 0 ? '' : ` (${requirements.join(', ')})`;
  const name = (module: string) => (isPath(module) ? module.slice(2) : module);
  const message = quote(`${name(from)} is replaced: use ${name(to)}${reason}.`);
  if (!isPath(from)) {
    const group = `${from}/*`;
    return [
      { key: from, isPattern: false, text: `{ name: ${quote(from)}, message: ${message} }` },
      { key: group, isPattern: true, text: `{ group: [${quote(group)}], message: ${message} }` },
    ];
  }
  const base = posix.basename(from.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, ''));
  const regex = `^\\.{1,2}/(.*/)?${base.replace(/[^\w-]/g, '\\$&')}(/.*)?(\\.[cm]?[jt]sx?)?$`;
  return [{ key: regex, isPattern: true, text: `{ regex: ${quote(regex)}, message: ${message} }` }];
}

/** One object with every ban; then, for files that may still import some, one with the others, since the last one counts. */
function printBlock(entries: readonly KnownEntry[]): string[] {
  const sorted = [...entries].sort((a, b) => (a.entry.key < b.entry.key ? -1 : 1));
  const groups = new Map<string, string[]>();
  for (const file of [...new Set(sorted.flatMap(({ exempt }) => exempt))].sort()) {
    const allowed = sorted.filter(({ exempt }) => exempt.includes(file)).map(({ entry }) => entry.key);
    const key = allowed.join('\n');
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const exceptions = [...groups].map(([key, files]) => {
    const allowed = key.split('\n');
    const rest = sorted.filter(({ entry }) => !allowed.includes(entry.key));
    return `{ files: [${files.map(quote).join(', ')}], rules: { '${RULE}': ${printOptions(rest)} } },`;
  });
  return [`{ rules: { '${RULE}': ${printOptions(sorted)} } },`, ...exceptions];
}

function printOptions(entries: readonly KnownEntry[]): string {
  if (entries.length === 0) return "'off'";
  const list = (isPattern: boolean) =>
    entries
      .filter(({ entry }) => entry.isPattern === isPattern)
      .map(({ entry }) => entry.text)
      .join(', ');
  return `['error', { paths: [${list(false)}], patterns: [${list(true)}] }]`;
}

/** The bans that stand between the comments, with the files that each leaves out. */
function readBans(array: ts.ArrayLiteralExpression, start: number, end: number): KnownEntry[] {
  if (start === -1) return [];
  const [all, ...exceptions] = array.elements.filter((element) => element.getStart() > start && element.end < end);
  if (all === undefined) return [];
  const others = exceptions.map((element) => ({
    files: readStrings(findValue(element, 'files')),
    keys: new Set(readEntries(element).map(({ key }) => key)),
  }));
  return readEntries(all).map((entry) => ({
    entry,
    exempt: others.flatMap(({ files, keys }) => (keys.has(entry.key) ? [] : files)),
  }));
}

function readEntries(element: ts.Node): Entry[] {
  const read = (name: string): Entry[] => {
    const list = findValue(element, name);
    if (list === undefined || !ts.isArrayLiteralExpression(list)) return [];
    return list.elements.flatMap((entry) => {
      const key = readStrings(findValue(entry, 'name') ?? findValue(entry, 'group') ?? findValue(entry, 'regex'))[0];
      return key === undefined ? [] : [{ key, isPattern: name === 'patterns', text: entry.getText() }];
    });
  };
  return [...read('paths'), ...read('patterns')];
}

function readStrings(node: ts.Expression | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isArrayLiteralExpression(node) ? node.elements.filter(ts.isStringLiteralLike).map(({ text }) => text) : [];
}

/** Depth first: the value of the first property of that name. */
function findValue(node: ts.Node, name: string): ts.Expression | undefined {
  return ts.forEachChild(node, (child) => {
    const isNamed = ts.isPropertyAssignment(child) && (ts.isIdentifier(child.name) || ts.isStringLiteral(child.name));
    return isNamed && child.name.text === name ? child.initializer : findValue(child, name);
  });
}

function replaceBlock(
  text: string,
  array: ts.ArrayLiteralExpression,
  begin: number,
  end: number,
  lines: readonly string[],
): string {
  const first = array.getStart() + 1;
  const inside = text.slice(first, array.end - 1);
  const isThere = begin >= first && end > begin;
  const rest = isThere ? inside.slice(0, begin - first) + inside.slice(end + END.length - first) : inside;
  const kept = rest.trimEnd();
  const comma = kept.trim() === '' || endsWithComma(array, kept) ? '' : ',';
  const indent = lineIndent(text, array.getStart());
  const block = [BEGIN, ...lines, END].map((line) => `\n${indent}  ${line}`).join('');
  return `${text.slice(0, first)}${kept}${comma}${block}\n${indent}${text.slice(array.end - 1)}`;
}
