import fc from 'fast-check';
import ts from 'typescript';

import type { ModuleReplacement } from './module-replacement';
import { parseSource } from './parse-source';
import { replaceModule } from './replace-module';

const name = fc.constantFrom('a', 'b', 'get', 'map', 'other');
const local = fc.constantFrom('a', 'b', 'get', 'x', '_');
const specifier = fc.constantFrom('legacy', 'legacy', 'legacy', 'legacy/get', 'legacy/other', 'modern', 'else');
const quote = fc.constantFrom("'", '"');

const names = fc.uniqueArray(fc.tuple(name, local), { minLength: 1, maxLength: 3, selector: ([, as]) => as });
const from = fc.tuple(specifier, quote).map(([module, mark]) => `${mark}${module}${mark}`);

/** Statements that reach a module in every form, and that use, shadow and pass on the names. */
const statement = fc.oneof(
  fc
    .tuple(names, from)
    .map(([list, module]) => `import { ${list.map(([n, l]) => `${n} as ${l}`).join(', ')} } from ${module};`),
  fc.tuple(local, from).map(([l, module]) => `import ${l} from ${module};`),
  fc.tuple(local, from).map(([l, module]) => `import * as ${l} from ${module};`),
  fc.tuple(name, local, from).map(([n, l, module]) => `import ${l}, { /* why */ ${n} as z } from ${module}; // end`),
  fc
    .tuple(names, from)
    .map(([list, module]) => `export { ${list.map(([n, l]) => `${n} as ${l}1`).join(', ')} } from ${module};`),
  from.map((module) => `export * from ${module}`),
  from.map((module) => `import ${module}`),
  fc.tuple(local, from).map(([l, module]) => `const ${l} = require(${module});`),
  fc
    .tuple(names, from)
    .map(([list, module]) => `let { ${list.map(([n, l]) => `${n}: ${l}`).join(', ')} } = require(${module})`),
  fc.tuple(local, from).map(([l, module]) => `{ const ${l} = await import(${module}); ${l}.get(${l}.map); }`),
  fc.tuple(name, from).map(([n, module]) => `require(${module}).${n}(1);`),
  fc.tuple(name, from).map(([n, module]) => `import(${module}).then(({ ${n} }) => ${n});`),
  fc.tuple(name, from).map(([n, module]) => `import(${module}).then((m) => m.${n}());`),
  fc.tuple(name, from).map(([n, module]) => `jest.mock(${module}, () => ({ ${n}: 1 }));`),
  fc.tuple(local, name).map(([l, n]) => `${l}.${n}(${l}.get, 'legacy');`),
  fc.tuple(local).map(([l]) => `use(${l}, { ${l} });`),
  fc.tuple(local).map(([l]) => `${l}('one');`),
  fc.tuple(local, name).map(([l, n]) => `function f(${l}) { return ${l}.${n}; }`),
);

const program = fc
  .tuple(fc.array(statement, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);

const imports = fc.constantFrom<NonNullable<ModuleReplacement['imports']> | undefined>(
  undefined,
  { '*': '*' },
  { default: '*' },
  { get: 'get', default: '*' },
  { get: 'fetch', a: 'default', map: 'map' },
  { default: 'main', b: 'b' },
  { default: { name: 'run', call: { arguments: ['string'], append: '{}' } }, get: { name: 'get', to: 'third' } },
);

const replacement = imports.map((mapped): ModuleReplacement => {
  const subpaths = { get: { to: 'modern', imports: { default: 'get' } } };
  return { from: 'legacy', to: 'modern', subpaths, ...(mapped && { imports: mapped }) };
});

const FILE = 'a.ts';

const law = (test: (text: string, replacement: ModuleReplacement) => void) => {
  fc.assert(fc.property(program, replacement, test), { numRuns: 1500 });
};

it('what comes out parses', () => {
  law((text, rule) => {
    const result = replaceModule({ file: FILE, text }, rule);
    expect(parseSource({ file: FILE, text: result.text }).problem).toBeNull();
  });
});

it('twice is once', () => {
  law((text, rule) => {
    const once = replaceModule({ file: FILE, text }, rule);
    const twice = replaceModule({ file: FILE, text: once.text }, rule);
    expect([twice.text, twice.changed]).toEqual([once.text, []]);
  });
});

it('what is said to remain is what remains', () => {
  law((text, rule) => {
    const once = replaceModule({ file: FILE, text }, rule);
    expect(replaceModule({ file: FILE, text: once.text }, rule).remaining).toBe(once.remaining);
  });
});

it('changed and remaining places are all the places that a mapping of nothing finds', () => {
  law((text, rule) => {
    const { changed, remaining, skipped } = replaceModule({ file: FILE, text }, rule);
    const named = (code: string) => {
      let count = 0;
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteral(node) && /^legacy(\/|$)/.test(node.text) && !isArgument(node)) count += 1;
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(FILE, code, ts.ScriptTarget.Latest, true));
      return count;
    };
    // A place that names the module has at least one use, and where none remains none names it.
    expect(changed.length + skipped.length).toBeGreaterThanOrEqual(named(text));
    const after = replaceModule({ file: FILE, text }, rule).text;
    expect(remaining).toBeGreaterThanOrEqual(named(after));
  });
});

/** A text that is handed to somebody, as in `use('legacy')`, and names nothing. */
function isArgument({ parent }: ts.Node): boolean {
  if (!ts.isCallExpression(parent)) return false;
  const callee = parent.expression.getText();
  return !/^(require|import|jest\.mock)$/.test(callee);
}
