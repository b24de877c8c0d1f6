import type ts from 'typescript';

import { decideReference, isWritten, type Conversion } from './decide-reference';
import { findNameUses } from './find-references';
import type { ModuleRule } from './module-rules';
import { isBindingName, noteChange, noteShadow, noteSkip, type Rewrite } from './rewrite';

/**
 * Keeps a name for the module and changes its members in place, all of them or none: for names that no second import
 * can be put beside.
 *
 * @returns whether the name now stands for the modern module
 */
export function renameMembers(rewrite: Rewrite, name: ts.Identifier, rule: ModuleRule): boolean {
  const index = rewrite.names();
  const { references, shadowing, isDeclaredTwice } = findNameUses(index, name);
  const places: readonly ts.Identifier[] = references.length > 0 ? references : [name];
  for (const other of shadowing) noteShadow(rewrite, other);
  const whole = { name, rule, nature: 'namespace', exported: '*' } as const;
  const decisions = references.map((reference) => decideReference(index, whole, reference));
  const reasons = decisions.map((decision) => ('reason' in decision ? decision.reason : refuse(decision, rule)));
  const isSure = reasons.every((reason) => reason === undefined) && !isDeclaredTwice && !references.some(isWritten);
  places.forEach((place, position) => {
    if (isSure) noteChange(rewrite, place, 'member');
    else noteSkip(rewrite, place, reasons[position] ?? `\`${name.text}\` stays as a whole with its other uses`);
  });
  if (!isSure) return false;
  for (const decision of decisions) {
    if ('target' in decision && decision.target.name !== decision.exported) renameMember(rewrite, decision);
  }
  return true;
}

function refuse({ target, exported }: Conversion, rule: ModuleRule): string | undefined {
  const isPlain = target.to === rule.to && target.call === undefined && isBindingName(target.name);
  return isPlain || target.name === exported ? undefined : `\`${exported}\` cannot be reached through the same name`;
}

function renameMember(rewrite: Rewrite, { node, exported, target }: Conversion): void {
  const text = node.getText(rewrite.source);
  const end = text.endsWith(']') ? node.end - 1 : node.end;
  const isQuoted = text.endsWith(']');
  const start = isQuoted ? node.getStart(rewrite.source) + text.lastIndexOf(exported) : end - exported.length;
  rewrite.edits.push({ start, end: start + exported.length, text: target.name });
}
