import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const FILES_IN_PROJECT = 20;
/** Lines of code in a file, without its imports. */
const LINES = 24;

/**
 * Writes a workspace of generated lanes: one contract library, and for each lane a project with twenty files, a quarter
 * of them specs that mock a module.
 *
 * @param {string} root made where it is missing
 * @param {number} lanes
 */
export function writeLanes(root, lanes) {
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('nx.json', '{ "analytics": false }\n');
  write('package.json', print({ name: '@acme/source', private: true, workspaces: ['packages/*/*'] }));
  write('.gitignore', 'node_modules\n.nx\n');
  write('packages/contracts/core/package.json', print(manifest('contracts-core', ['layer:contracts'])));
  write('packages/contracts/core/src/index.ts', 'export interface Amount {\n  value: number;\n}\n');
  for (let lane = 0; lane < lanes; lane++) {
    const folder = `packages/expansion/area${lane}`;
    const tags = ['layer:lane', `lane:expansion/area${lane}`];
    const dependencies = { '@acme/contracts-core': '*' };
    write(`${folder}/package.json`, print({ ...manifest(`expansion-area${lane}`, tags), dependencies }));
    for (let file = 0; file < FILES_IN_PROJECT; file++) {
      const isSpec = file % 4 === 3;
      write(`${folder}/src/part${file}${isSpec ? '.spec' : ''}.ts`, printModule(file, isSpec));
    }
  }
}

const print = (value) => `${JSON.stringify(value, null, 2)}\n`;

function manifest(name, tags) {
  return { name: `@acme/${name}`, version: '0.0.1', type: 'module', main: './src/index.ts', nx: { name, tags } };
}

function printModule(number, isSpec) {
  const imports = [
    `import { readFileSync } from 'node:fs';`,
    `import type { Amount } from '@acme/contracts-core';`,
    ...(number % 4 === 1 ? [`import { part${number - 1} } from './part${number - 1}.js';`] : []),
    ...(isSpec ? [`jest.mock('node:fs');`] : []),
  ];
  const cases = Array.from({ length: LINES }, (_, line) => `  if (amount.value === ${line}) return ${line * number};`);
  const last = number % 4 === 1 ? `part${number - 1}(amount)` : `readFileSync('rates').length`;
  return [
    ...imports,
    '',
    '/** Weighs an amount. */',
    `export function part${number}(amount: Amount): number {`,
    ...cases,
    `  return ${last};`,
    '}',
    '',
  ].join('\n');
}
