import { runInNewContext } from 'node:vm';

import { boundaryConstraints } from './constraints';
import { writeConstraints } from './write-constraints';

const CONSTRAINTS = boundaryConstraints(['lane:expansion/billing']);

const CONFIG = `import nx from '@nx/eslint-plugin';

export default [
  ...nx.configs['flat/base'],
  {
    files: ['**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          // ours
          depConstraints: [
            {
              sourceTag: '*',
              onlyDependOnLibsWithTags: ['*'],
            }, // everything
          ],
        },
      ],
    },
  },
];
`;

type FlatConfig = { rules?: Record<string, [string, { depConstraints: unknown[] }]> }[];

/** Evaluates a configuration that imports nothing, as a test of the text's meaning. */
const evaluate = (text: string): FlatConfig => {
  const expression = text.replace(/^import.*$/m, '').replace('export default', 'config =');
  return runInNewContext(`let config; ${expression}; config`, { nx: { configs: { 'flat/base': [] } } }) as FlatConfig;
};

const constraintsIn = (text: string): unknown[] =>
  evaluate(text).flatMap(({ rules }) => rules?.['@nx/enforce-module-boundaries']?.[1].depConstraints ?? []);

describe('writeConstraints', () => {
  it("adds ours after a person's and keeps every other line", () => {
    const { text, diagnostics } = writeConstraints('eslint.config.mjs', CONFIG, CONSTRAINTS);

    expect(diagnostics).toEqual([]);
    expect(constraintsIn(text)).toEqual([{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }, ...CONSTRAINTS]);
    const kept = CONFIG.split('\n').filter((line) => !text.split('\n').includes(line));
    expect(kept).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const once = writeConstraints('eslint.config.mjs', CONFIG, CONSTRAINTS).text;

    expect(writeConstraints('eslint.config.mjs', once, CONSTRAINTS).text).toBe(once);
  });

  it('replaces its own block when lanes change', () => {
    const once = writeConstraints('eslint.config.mjs', CONFIG, CONSTRAINTS).text;
    const later = boundaryConstraints(['lane:expansion/search']);

    expect(constraintsIn(writeConstraints('eslint.config.mjs', once, later).text).slice(1)).toEqual(later);
  });

  it.each([
    [
      'without a trailing comma',
      `export default [{ rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: [{ sourceTag: 'a', onlyDependOnLibsWithTags: [] }] }] } }];`,
    ],
    [
      'with an empty list',
      `export default [{ rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: [] }] } }];`,
    ],
    ['without the rule', `export default [\n  { files: ['**/*.ts'] }\n];\n`],
    ['in an empty array', `export default [];\n`],
  ])('writes a valid configuration %s', (_, config) => {
    const { text } = writeConstraints('eslint.config.mjs', config, CONSTRAINTS);

    expect(constraintsIn(text)).toEqual(expect.arrayContaining(CONSTRAINTS));
    expect(writeConstraints('eslint.config.mjs', text, CONSTRAINTS).text).toBe(text);
  });

  it.each([
    ['its severity only', `export default [{ rules: { '@nx/enforce-module-boundaries': 'error' } }];`],
    ['its severity in a list', `export default [{ rules: { '@nx/enforce-module-boundaries': ['error'] } }];`],
    ['other options', `export default [{ rules: { '@nx/enforce-module-boundaries': ['error', { allow: [] }] } }];`],
  ])('gives constraints to a rule that has %s, and lets the rest through', (_, config) => {
    const { text } = writeConstraints('eslint.config.mjs', config, CONSTRAINTS);

    expect(constraintsIn(text)).toEqual([{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }, ...CONSTRAINTS]);
    expect(evaluate(text)).toHaveLength(1);
    expect(writeConstraints('eslint.config.mjs', text, CONSTRAINTS).text).toBe(text);
  });

  it('writes into every object that sets the rule, since the last one counts, and into none that switches it off', () => {
    const set = `{ rules: { '@nx/enforce-module-boundaries': ['warn', { depConstraints: [] }] } }`;
    const off = `{ rules: { '@nx/enforce-module-boundaries': ['off', { depConstraints: [] }] } }`;

    const { text } = writeConstraints('eslint.config.mjs', `export default [${set}, ${set}, ${off}];`, CONSTRAINTS);

    expect(constraintsIn(text)).toEqual([...CONSTRAINTS, ...CONSTRAINTS]);
    expect(text).toContain(off);
  });

  it('follows the name of a list in the same file, and refuses one from another file', () => {
    const rule = `export default [{ rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: mine }] } }];`;
    const written = writeConstraints('eslint.config.mjs', `const mine = [];\n${rule}`, CONSTRAINTS);
    const imported = `import { mine } from './mine.mjs';\n${rule}`;

    expect(constraintsIn(written.text)).toEqual(CONSTRAINTS);
    expect(writeConstraints('eslint.config.mjs', imported, CONSTRAINTS)).toMatchObject({
      text: imported,
      diagnostics: [{ code: 'NXP-553' }],
    });
  });

  it('finds the array behind a call or a name', () => {
    const named = `const config = [];\nmodule.exports = config;\n`;

    expect(writeConstraints('eslint.config.cjs', named, CONSTRAINTS).text).toContain('lane:expansion/billing');
  });

  it('leaves a configuration alone that exports no array, and says so', () => {
    const text = 'export default makeConfig();\n';

    const written = writeConstraints('eslint.config.mjs', text, CONSTRAINTS);

    expect(written.text).toBe(text);
    expect(written.diagnostics.map(({ code, file }) => ({ code, file }))).toEqual([
      { code: 'NXP-553', file: 'eslint.config.mjs' },
    ]);
  });
});
