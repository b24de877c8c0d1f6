import { posix } from 'node:path';

import type { ModuleMapping, ModuleReplacement, SymbolTarget } from './module-replacement';

/** What an exported name becomes, with the specifier as the file at hand writes it. */
export interface ResolvedTarget extends SymbolTarget {
  readonly to: string;
}

/** How one specifier of one file is replaced. */
export interface ModuleRule {
  /** The modern specifier as the file at hand writes it. */
  readonly to: string;
  /** The modern module exports the legacy names: nothing but the specifier changes. */
  readonly isDropIn: boolean;
  /** The module as a whole stands in for the other, so that its namespace may be passed on. */
  readonly isWhole: boolean;
  readonly defaultIsModule: boolean;
  readonly find: (name: string) => ResolvedTarget | undefined;
  readonly hasCallRules: boolean;
  /** Every export comes from `to`. */
  readonly isOneModule: boolean;
}

/** `null` where the specifier is another module's; a text where it is the module's, but nothing is known of it. */
export type RuleChoice = ModuleRule | string | null;

/** Prepares a replacement for one file: gives the rule for each specifier in it. */
export function rulesFor(replacement: ModuleReplacement, file: string): (specifier: string) => RuleChoice {
  const known = new Map<string, RuleChoice>();
  return (specifier) => {
    const earlier = known.get(specifier);
    if (earlier !== undefined) return earlier;
    const choice = chooseRule(replacement, file, specifier);
    known.set(specifier, choice);
    return choice;
  };
}

/** Whether a text may hold the module's name at all: most files are settled by this look. */
export function mayUse(replacement: ModuleReplacement, text: string): boolean {
  return text.includes(searchText(replacement.from));
}

/** What every specifier of the module has in it. */
export function searchText(from: string): string {
  if (!isPath(from)) return from;
  const path = moduleKey(from);
  return posix.basename(path) || path;
}

function chooseRule(replacement: ModuleReplacement, file: string, specifier: string): RuleChoice {
  const subpath = findSubpath(replacement.from, file, specifier);
  if (subpath === null) return null;
  if (subpath === '') return toRule(replacement, file, specifier);
  const mapping = findSubpathMapping(replacement, subpath);
  return mapping === undefined ? `the subpath \`${specifier}\` has no mapping` : toRule(mapping, file, specifier);
}

/** What follows the module's own name: empty for the module itself, `null` for another module. */
function findSubpath(from: string, file: string, specifier: string): string | null {
  if (!isPath(from)) {
    if (specifier === from) return '';
    return specifier.startsWith(`${from}/`) ? specifier.slice(from.length + 1) : null;
  }
  if (!specifier.startsWith('.')) return null;
  const path = moduleKey(posix.join(posix.dirname(file), specifier));
  const wanted = moduleKey(from);
  if (path === wanted) return '';
  return path.startsWith(`${wanted}/`) ? path.slice(wanted.length + 1) : null;
}

function findSubpathMapping({ subpaths = {} }: ModuleReplacement, subpath: string): ModuleMapping | undefined {
  const exact = Object.hasOwn(subpaths, subpath) ? subpaths[subpath] : undefined;
  if (exact !== undefined) return typeof exact === 'string' ? { to: exact } : exact;
  for (const [pattern, target] of Object.entries(subpaths)) {
    const [head = '', tail = ''] = pattern.split('*');
    if (!pattern.includes('*') || subpath.length < head.length + tail.length) continue;
    if (!subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    const middle = subpath.slice(head.length, subpath.length - tail.length);
    return typeof target === 'string' ? { to: target.replaceAll('*', middle) } : target;
  }
  return undefined;
}

function toRule(mapping: ModuleMapping, file: string, specifier: string): ModuleRule {
  const { imports = {} } = mapping;
  const to = writeSpecifier(mapping.to, file, specifier);
  const isWhole = imports['*'] === '*';
  const names = Object.entries(imports).filter(([, target]) => target !== '*');
  const isDropIn = names.length === 0;
  const keepsOthers = mapping.others === undefined ? isDropIn || isWhole : mapping.others === 'same';
  const find = (name: string): ResolvedTarget | undefined => {
    const target = Object.hasOwn(imports, name) ? imports[name] : keepsOthers ? name : undefined;
    if (target === undefined || (name === 'default' && target === '*')) return undefined;
    if (typeof target === 'string') return { name: target, to };
    return { ...target, to: target.to === undefined ? to : writeSpecifier(target.to, file, specifier) };
  };
  const hasCallRules = names.some(([, target]) => typeof target !== 'string' && target.call !== undefined);
  const defaultIsModule = mapping.defaultIsModule ?? imports.default === '*';
  const isOneModule = names.every(([, target]) => typeof target === 'string' || target.to === undefined);
  return { to, isDropIn, isWhole, defaultIsModule, find, hasCallRules, isOneModule };
}

/** A path from the root becomes one from the file, with the extension in the style of the specifier that it replaces. */
function writeSpecifier(to: string, file: string, specifier: string): string {
  if (!isPath(to)) return to;
  const extension = /\.[cm]?[jt]sx?$/.exec(specifier)?.[0];
  const key = extension === undefined ? moduleKey(to) : withoutExtension(posix.normalize(to));
  const path = posix.relative(posix.dirname(file), key);
  return `${path.startsWith('.') ? path : `./${path}`}${extension ?? ''}`;
}

export function isPath(module: string): boolean {
  return module.startsWith('./');
}

/** A module's path without what specifiers may leave out. */
function moduleKey(path: string): string {
  return withoutExtension(posix.normalize(path)).replace(/\/(index)?$/, '');
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}
