import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { transformFileSync } from '@swc/core';

/** Compiles a reporter into a folder, as the build does: runners load no TypeScript from node_modules. */
export function compileReporter(name: 'jest-reporter' | 'vitest-reporter', folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of [name, 'results-file']) {
    const { code } = transformFileSync(join(__dirname, '..', `${file}.ts`), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, `${file}.js`), code);
  }
}
