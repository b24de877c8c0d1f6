import { ts } from 'ts-morph';
import { quote } from '../foundation/source-text';
import type { ContractMember } from './contract-model';

type NodeWithMembers = ts.InterfaceDeclaration | ts.EnumDeclaration;

const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

export function hasMembers(node: ts.Node): node is NodeWithMembers {
  return ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
}

/** Whether something that has a type can be called or constructed itself. */
export function isCallable(node: ts.Node, checker: ts.TypeChecker): boolean {
  const type = checker.getTypeAtLocation(node);
  return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
}

/** Whether an interface extends a class with private or protected members, for which no plain object can stand in. */
export function hasHiddenMembers(node: ts.Node, checker: ts.TypeChecker): boolean {
  return checker.getTypeAtLocation(node).getProperties().some(isHidden);
}

function isHidden(property: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return (
    property.declarations?.some((declaration) => {
      const name = ts.getNameOfDeclaration(declaration);
      const isPrivateName = name !== undefined && ts.isPrivateIdentifier(name);
      return isPrivateName || (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
    }) ?? false
  );
}

/** The members of an enum or an interface, inherited ones included. */
export function describeMembers(node: NodeWithMembers, checker: ts.TypeChecker): ContractMember[] {
  if (ts.isEnumDeclaration(node)) {
    return node.members.map(({ name }) => ({ ...nameMember(nameOf(name)), kind: 'value', optional: false }));
  }
  return checker
    .getTypeAtLocation(node)
    .getProperties()
    .map((property) => describeMember(property, node, checker))
    .filter((member) => member !== null);
}

function describeMember(property: ts.Symbol, node: ts.Node, checker: ts.TypeChecker): ContractMember | null {
  const name = describeName(property);
  if (name === null) return null;
  const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, node));
  const signatures = type.getCallSignatures();
  const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  const [first] = signatures;
  if (first === undefined) return { ...name, kind: 'value', optional };
  const kind = signatures.every((signature) => isPromise(signature.getReturnType())) ? 'async' : 'method';
  const narrows = signatures.some((signature) => checker.getTypePredicateOfSignature(signature) !== undefined);
  const parameters = first.getParameters().map(nameParameter);
  return { ...name, kind, optional, parameters, ...(narrows ? { narrows } : {}) };
}

type Name = Pick<ContractMember, 'name' | 'key'>;

/** Symbols of the language keep their expression; others are no members that a fake could be given. */
function describeName(property: ts.Symbol): Name | null {
  // A name of a document that begins like this has one more underscore.
  if (!String(property.escapedName).startsWith('__@')) return nameMember(property.name);
  const declared = property.declarations?.map(ts.getNameOfDeclaration).find((name) => name !== undefined);
  const text = declared?.getText() ?? '';
  return /^\[Symbol\.\w+\]$/.test(text) ? { name: text.slice(1, -1), key: text } : null;
}

/** `__proto__` as a plain key would set the object's prototype. */
function nameMember(name: string): Name {
  if (name === '__proto__') return { name, key: "['__proto__']" };
  return { name, key: IDENTIFIER.test(name) ? name : quote(name) };
}

function isPromise(type: ts.Type): boolean {
  return ['Promise', 'PromiseLike'].includes(type.getSymbol()?.name ?? '');
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

/** A parameter that is taken apart has no name of its own. */
function nameParameter({ name }: ts.Symbol, index: number): string {
  return /^__\d+$/.test(name) ? `argument${index + 1}` : name;
}
