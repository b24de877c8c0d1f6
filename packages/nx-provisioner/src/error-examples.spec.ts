import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CATALOGUE } from 'nx-provisioner-protocol';
import ts from 'typescript';

const PACKAGES = join(__dirname, '..', '..');

/** Shorter texts, and those without a word between two blanks, say nothing about where a wording comes from. */
const TELLING = /^(?=.*\s\S+\s).{12}/s;

/** The fixed pieces of every text in the sources, in their order. */
function readTexts(): string[][] {
  const sources = ['protocol', 'nx-provisioner'].flatMap((name) =>
    readdirSync(join(PACKAGES, name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|(^|[\\/])(errors|testing)[\\/]/.test(file))
      .map((file) => readFileSync(join(PACKAGES, name, 'src', file), 'utf8')),
  );
  return sources.flatMap((text) => {
    const texts: string[][] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) texts.push([node.text]);
      if (ts.isTemplateExpression(node))
        texts.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)]);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest));
    return texts;
  });
}

const SOURCES = readTexts();

function isWordedAs(message: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = message.indexOf(piece, from);
    from = at + piece.length;
    return at !== -1;
  });
}

describe('the example of an error', () => {
  const telling = SOURCES.filter((pieces) => TELLING.test(pieces.join('')));
  const raised = new Set(SOURCES.flat());

  it.each(Object.entries(CATALOGUE))(
    '%s is raised somewhere, and worded as a text of the sources',
    (code, { example }) => {
      const message = example.slice(example.indexOf(code) + code.length + 1);

      expect([code, raised.has(code)]).toEqual([code, true]);
      expect([message, telling.some((pieces) => isWordedAs(message, pieces))]).toEqual([message, true]);
    },
  );
});
