import { join } from 'node:path';

import { writeRequirements } from '../scaffold/write-requirements.mjs';
import { write, writeJson } from '../workspace.mjs';

const TARGETS = ['lint', 'typecheck', 'build', 'test'];

/**
 * Writes existing projects whose four targets do nothing and are cached, and documents for two lanes. The tasks' own work
 * is no part of a run that finds everything in the cache; their number is.
 */
export function writeWarmWorkspace(root, projects) {
  for (let index = 0; index < projects; index++) {
    const name = `app${index}`;
    const folder = join(root, 'packages', name);
    const dependencies = index === 0 ? {} : { '@bench/app0': '*' };
    const target = { executor: 'nx:run-commands', cache: true, options: { command: 'echo done' } };
    const targets = Object.fromEntries(TARGETS.map((each) => [each, target]));
    writeJson(join(folder, 'package.json'), {
      name: `@bench/${name}`,
      version: '0.0.1',
      dependencies,
      nx: { targets },
    });
    for (let file = 0; file < 10; file++) {
      write(join(folder, 'src', `part${file}.ts`), `export const part${file} = ${index * file};\n`);
    }
  }
  writeRequirements(root, 2);
}
