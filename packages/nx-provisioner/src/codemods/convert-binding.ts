import ts from 'typescript';

import { decideReference, isWritten, type Conversion, type Decision, type ObjectBinding } from './decide-reference';
import { findNameUses } from './find-references';
import type { ResolvedTarget } from './module-rules';
import { noteChange, noteShadow, noteSkip, replaceNode, type Rewrite } from './rewrite';

/** A modern export under the local name that it gets. */
export interface NewName {
  readonly target: ResolvedTarget;
  readonly local: string;
  readonly isType: boolean;
}

/** What becomes of a binding. */
export type ConvertedBinding =
  /** The modern module takes its place under the same name; no reference changes. */
  | { readonly outcome: 'kept' }
  /** It is left as it was. */
  | { readonly outcome: 'left' }
  /** Its references go by new names; it stays itself where some of them could not. */
  | { readonly outcome: 'converted'; readonly names: readonly NewName[]; readonly stays: boolean };

/** Finds a local name for a modern export. */
export type PickName = (target: ResolvedTarget, isType: boolean) => string;

/** Moves the references of one binding to the modern module, each where it is sure. */
export function convertBinding(rewrite: Rewrite, binding: ObjectBinding, pick: PickName): ConvertedBinding {
  const { name, rule, nature } = binding;
  const index = rewrite.names();
  const uses = findNameUses(index, name);
  const { references } = uses;
  const places: readonly ts.Identifier[] = references.length > 0 ? references : [name];
  const leave = (reason: string): ConvertedBinding => {
    for (const place of places) noteSkip(rewrite, place, reason);
    return { outcome: 'left' };
  };
  if (uses.isDeclaredTwice) return leave(`\`${name.text}\` is declared twice`);
  if (references.some(isWritten)) return leave(`\`${name.text}\` is given another value`);
  for (const other of uses.shadowing) noteShadow(rewrite, other);

  const decisions = references.map((reference) => decideReference(index, binding, reference));
  if (staysWhole(binding, decisions)) {
    for (const place of places) noteChange(rewrite, place, nature);
    return { outcome: 'kept' };
  }
  if (references.length === 0) return leave(`\`${name.text}\` is not used here, and has no mapping itself`);
  if (name.text === 'React' && /<\/|\/>/.test(rewrite.source.text)) return leave('JSX may need `React`');
  if (rule.isDropIn && nature === 'namespace' && rule.find('*'))
    return leaveWhole(rewrite, binding, references, decisions);
  return convert(rewrite, references, decisions, name.text, pick);
}

/** Whether a specifier is all that has to change. */
function staysWhole({ rule, nature, exported }: ObjectBinding, decisions: readonly Decision[]): boolean {
  const isSameModule = rule.find('*')?.name === '*' && rule.find('*')?.to === rule.to;
  if (!isSameModule || nature === 'symbol') return false;
  if (rule.isWhole && !rule.hasCallRules) return true;
  if (nature === 'module' && rule.isDropIn && rule.find(exported) !== undefined) return true;
  return decisions.every(
    (decision) =>
      'target' in decision &&
      !decision.isValue &&
      decision.target.name === decision.exported &&
      decision.target.to === rule.to &&
      decision.target.call === undefined,
  );
}

function leaveWhole(
  rewrite: Rewrite,
  { name }: ObjectBinding,
  references: readonly ts.Identifier[],
  decisions: readonly Decision[],
): ConvertedBinding {
  references.forEach((reference, index) => {
    const decision = decisions[index];
    const isSure = decision === undefined || 'target' in decision;
    noteSkip(rewrite, reference, isSure ? `\`${name.text}\` stays as a whole with its other uses` : decision.reason);
  });
  return { outcome: 'left' };
}

function convert(
  rewrite: Rewrite,
  references: readonly ts.Identifier[],
  decisions: readonly Decision[],
  local: string,
  pick: PickName,
): ConvertedBinding {
  const stays = decisions.some((decision) => 'reason' in decision);
  const conversions = decisions.filter((decision): decision is Conversion => 'target' in decision);
  const names = new Map<string, NewName>();
  for (const conversion of conversions) {
    const { target, isValue } = conversion;
    const key = `${target.to} ${target.name} ${String(isValue)}`;
    if (names.has(key)) continue;
    const isType = conversions.filter((other) => other.target.name === target.name).every((other) => other.isType);
    // A name whose binding goes is free for what takes its place.
    names.set(key, { target, isType, local: isValue && !stays ? local : pick(target, isType) });
  }
  references.forEach((reference, index) => {
    const decision = decisions[index];
    if (decision === undefined) return;
    if ('reason' in decision) {
      noteSkip(rewrite, reference, decision.reason);
      return;
    }
    const { node, target, isValue, edits } = decision;
    const name = names.get(`${target.to} ${target.name} ${String(isValue)}`)?.local ?? local;
    if (!isValue || name !== local) replaceReference(rewrite, node, name, reference.text);
    rewrite.edits.push(...edits);
    noteChange(rewrite, reference, isValue ? 'reference' : 'member');
  });
  return { outcome: 'converted', names: [...names.values()], stays };
}

/** `{ rimraf }` keeps its key, and `export { rimraf }` its name. */
function replaceReference(rewrite: Rewrite, node: ts.Node, local: string, before: string): void {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) replaceNode(rewrite, node, `${before}: ${local}`);
  else if (ts.isExportSpecifier(parent) && !parent.propertyName) replaceNode(rewrite, node, `${local} as ${before}`);
  else replaceNode(rewrite, node, local);
}
