import { ts } from 'ts-morph';

/** A name that an import statement binds. */
export interface BoundName {
  /** By which the block's declarations use it. */
  readonly name: string;
  /** What it is called in its module; `default` and `*` for those two. */
  readonly imported: string;
  readonly node: ts.Node;
}

/** The names that a static import binds, whether it says `type` or not. */
export function listBoundNames({ importClause }: ts.ImportDeclaration): BoundName[] {
  if (importClause === undefined) return [];
  const { name, namedBindings } = importClause;
  const first = name === undefined ? [] : [{ name: name.text, imported: 'default', node: name }];
  if (namedBindings === undefined) return first;
  if (ts.isNamespaceImport(namedBindings)) {
    return [...first, { name: namedBindings.name.text, imported: '*', node: namedBindings }];
  }
  const named = namedBindings.elements.map((element) => ({
    name: element.name.text,
    imported: (element.propertyName ?? element.name).text,
    node: element,
  }));
  return [...first, ...named];
}
