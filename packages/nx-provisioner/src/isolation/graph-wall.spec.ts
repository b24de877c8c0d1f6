import { checkGraph } from './graph-wall';
import { makeGraph } from './testing/world';

const BILLING = 'packages/expansion/billing';

/** Each finding as `rule from -> to file:line`. */
function check(edges: readonly string[], files: Readonly<Record<string, string>> = {}): string[] {
  return checkGraph(makeGraph(edges, files)).findings.map(
    ({ rule, from, to, diagnostic: { file, line } }) => `${rule} ${from} -> ${to} ${file ?? ''}:${line ?? ''}`,
  );
}

describe('the graph wall', () => {
  it.each([
    [
      'a lane that uses the foundation',
      ['billing -> contracts-billing', 'billing -> shared-money', 'billing -> testing'],
    ],
    ['the foundation on itself', ['shared-money -> contracts-billing', 'contracts-billing -> testing']],
    ['an existing project on another one', ['checkout -> catalog', 'catalog -> checkout']],
    ['packages of the registry', ['billing -> npm:yaml']],
    ['what belongs to nobody', ['catalog -> billing']],
  ])('lets through %s', (_, edges) => {
    expect(check(edges)).toEqual([]);
  });

  it.each([
    ['import', `import { find } from '@acme/search';\n`],
    ['import', `export type { Hit } from '@acme/search/types';\n`],
    ['import', `const search = await import('@acme/search');\n`],
    ['import', `const search = require('@acme/search');\n`],
    ['import', `import { find } from '../../search/src/index.js';\n`],
  ])('finds the %s of another lane in %j', (rule, code) => {
    const files = { [`${BILLING}/src/a.ts`]: `// one\n${code}`, [`${BILLING}/src/b.ts`]: 'export {};\n' };

    expect(check(['billing -> search'], files)).toEqual([`${rule} billing -> search ${BILLING}/src/a.ts:2`]);
  });

  it('finds each file that imports', () => {
    const code = `import '@acme/search';\n`;
    const files = { [`${BILLING}/src/a.ts`]: code, [`${BILLING}/src/b.spec.ts`]: code };

    expect(check(['billing -> search'], files)).toHaveLength(2);
  });

  it.each([
    ['package-json', 'package.json', `{\n  "dependencies": {\n    "@acme/search": "*"\n  }\n}\n`, 3],
    ['implicit', 'package.json', `{\n  "nx": { "implicitDependencies": ["search"] }\n}\n`, 2],
    ['implicit', 'project.json', `{\n  "implicitDependencies": [\n    "search"\n  ]\n}\n`, 3],
  ])('finds a dependency that only a manifest names: %s in %s', (rule, name, text, line) => {
    expect(check(['billing -> search'], { [`${BILLING}/${name}`]: text })).toEqual([
      `${rule} billing -> search ${BILLING}/${name}:${line}`,
    ]);
  });

  it('finds a lane that leans on a project that belongs to nobody', () => {
    expect(check(['billing -> catalog'])).toHaveLength(1);
  });

  it('finds an existing project that leans on another lane', () => {
    expect(check(['checkout -> search'])).toEqual(['import checkout -> search packages/checkout:']);
  });

  it('finds a foundation that leans on a lane, or on a layer above its own', () => {
    expect(check(['shared-money -> billing', 'contracts-billing -> shared-money'])).toEqual([
      'foundation contracts-billing -> shared-money packages/contracts/billing:',
      'foundation shared-money -> billing packages/shared/money:',
    ]);
  });

  it('finds lanes that need each other, also through what belongs to nobody', () => {
    const files = { [`${BILLING}/package.json`]: '{ "dependencies": { "@acme/search": "*" } }' };

    expect(check(['billing -> search', 'search -> billing'], files)).toContain(
      `cycle expansion/billing -> expansion/search ${BILLING}/package.json:1`,
    );
    expect(check(['checkout -> catalog', 'catalog -> billing', 'billing -> checkout'])).toContainEqual(
      expect.stringContaining('cycle expansion/billing -> stabilization/checkout'),
    );
  });

  it('names the edge, the owner with their handle, and how to mend', () => {
    const [finding] = checkGraph(
      makeGraph(['billing -> search'], { [`${BILLING}/a.ts`]: `import '@acme/search';` }),
    ).findings;

    expect(finding).toMatchObject({ lane: 'expansion/billing', owner: 'expansion/search' });
    expect(finding!.diagnostic.message).toContain('billing (expansion/billing) imports search');
    expect(finding!.diagnostic.message).toContain('expansion/search (@billing)');
    expect(finding!.diagnostic.mend).toContain('contract');
  });
});

describe('the graph wall over texts', () => {
  const inFile = (text: string, path = `${BILLING}/src/a.spec.ts`) => check([], { [path]: text });

  it.each([
    `jest.mock('@acme/search');`,
    `jest.mock<typeof import('fs')>("@acme/search/deep", () => ({}));`,
    `jest\n  .doMock(\`@acme/search\`);`,
    `jest.mock('yaml').mock('@acme/search');`,
    `vi.mock('@acme/search');`,
    `vi.mock(import('@acme/search'));`,
    `const real = jest.requireActual('../../search/src/index');`,
  ])('finds the mock of another lane: %s', (code) => {
    expect(inFile(code).map((line) => line.split(` ${BILLING}`)[0])).toEqual(['mock billing -> search']);
  });

  it.each([
    `jest.mock('@acme/contracts-billing');`,
    `jest.mock('yaml');`,
    `jest.mock('./own');`,
    `// jest.mock('@acme/search');`,
    `const text = "jest.mock('@acme/search')";`,
  ])('lets through %s', (code) => {
    expect(inFile(code)).toEqual([]);
  });

  it.each([
    ['/* eslint-disable @nx/enforce-module-boundaries */\n', 1],
    ['/* eslint-disable */\nimport "x";\n', 1],
    ['\nimport "x"; // eslint-disable-line\n', 2],
    ['// eslint-disable-next-line no-var, @nx/enforce-module-boundaries -- because\nimport "x";\n', 1],
    ['/* eslint @nx/enforce-module-boundaries: off */\n', 1],
  ])('finds the switched-off rule in %j', (code, line) => {
    expect(inFile(code)).toEqual([
      `disabled-lint billing -> @nx/enforce-module-boundaries ${BILLING}/src/a.spec.ts:${line}`,
    ]);
  });

  it.each([
    '/* eslint-disable */\nexport const a = 1;\n',
    '// eslint-disable-next-line\nvar a = 1;\n',
    '/* eslint-disable no-var -- not @nx/enforce-module-boundaries */\nimport "x";\n',
    'const text = "/* eslint-disable */"; import "x";\n',
    'const text = `\n// eslint-disable-next-line @nx/enforce-module-boundaries\n`;\n',
  ])('lets through %j', (code) => {
    expect(inFile(code)).toEqual([]);
  });

  it("finds a lane's lint configuration that sets the rule itself", () => {
    const config = `export default [...base,\n { rules: { '@nx/enforce-module-boundaries': 'off' } }];\n`;

    expect(inFile(config, `${BILLING}/eslint.config.mjs`)).toEqual([
      `disabled-lint billing -> @nx/enforce-module-boundaries ${BILLING}/eslint.config.mjs:2`,
    ]);
  });

  it.each(['@acme/testing', '@acme/contracts-billing/testing'])('lets only specs import %s', (specifier) => {
    const code = `import { fake } from '${specifier}';\n`;

    expect(inFile(code)).toEqual([]);
    expect(inFile(code, `${BILLING}/src/a.ts`)).toHaveLength(1);
  });

  it('reads no file of a project that nobody is kept out of', () => {
    const input = makeGraph([], { 'packages/catalog/src/a.ts': '' });
    const read = jest.fn(input.read);

    checkGraph({ ...input, read });
    expect(read).not.toHaveBeenCalled();
  });
});
