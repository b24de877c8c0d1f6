import { ts } from 'ts-morph';
import type { ContractMember } from './contract-model';

type NodeWithMembers = ts.InterfaceDeclaration | ts.EnumDeclaration;

export function hasMembers(node: ts.Node): node is NodeWithMembers {
  return ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
}

/** The members of an enum or an interface, inherited ones included; those named by symbols are left out. */
export function describeMembers(node: NodeWithMembers, checker: ts.TypeChecker): ContractMember[] {
  if (ts.isEnumDeclaration(node)) {
    return node.members.map(({ name }) => ({ name: nameOf(name), callable: false, optional: false }));
  }
  return checker
    .getTypeAtLocation(node)
    .getProperties()
    .filter(({ name }) => !name.startsWith('__@'))
    .map((property) => {
      const type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, node));
      const signature = type.getCallSignatures()[0];
      return {
        name: property.name,
        callable: signature !== undefined,
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        ...(signature === undefined ? {} : { parameters: signature.getParameters().map(nameParameter) }),
      };
    });
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

/** A parameter that is taken apart has no name of its own. */
function nameParameter({ name }: ts.Symbol, index: number): string {
  return /^__\d+$/.test(name) ? `argument${index + 1}` : name;
}
