import ts from 'typescript';

import { findOccurrences, visitAround } from './visit-around';

const TEXT = `import { a } from 'm';
function outer() { return inner(a, () => 1); }
function other() { return 2; }
`;

const parse = () => ts.createSourceFile('a.ts', TEXT, ts.ScriptTarget.Latest, false);

it('visits only what holds a place, from the outside in', () => {
  const visited: string[] = [];
  visitAround(parse(), findOccurrences(TEXT, 'inner'), (node) => visited.push(ts.SyntaxKind[node.kind]));
  expect(visited).toEqual(['FunctionDeclaration', 'Block', 'ReturnStatement', 'CallExpression', 'Identifier']);
});

it('lets what it visits, and what stands beside that, know their parents, and nothing else', () => {
  const source = parse();
  visitAround(source, findOccurrences(TEXT, 'inner'), () => undefined);
  const known: string[] = [];
  const visit = (node: ts.Node, parent: ts.Node): void => {
    if ((node as Partial<ts.Node>).parent === parent) known.push(node.getText(source));
    ts.forEachChild(node, (child) => {
      visit(child, node);
    });
  };
  ts.forEachChild(source, (child) => {
    visit(child, source);
  });
  expect(known).toContain('() => 1');
  expect(known).not.toContain('1');
  expect(known).not.toContain('return 2;');
});

it('visits all where escapes may hide a name', () => {
  expect(findOccurrences('\\u0061', 'a')).toBeNull();
  let count = 0;
  visitAround(parse(), null, () => (count += 1));
  expect(count).toBeGreaterThan(20);
});
