import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { transformFileSync, type Options } from '@swc/core';

const PACKAGES = join(__dirname, '..', '..', '..', '..', '..');

/**
 * Compiles both packages, without their tests, into `<folder>/dist`, from where a child process can load them: the test
 * runner's own transformation reaches no child.
 *
 * @param folder below the repository, so that the dependencies are found
 */
export function compilePlugin(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  compile(join(PACKAGES, 'nx-provisioner', 'src'), join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "0.0.0", "type": "commonjs" }');
  const protocol = join(folder, 'node_modules', 'nx-provisioner-protocol');
  compile(join(PACKAGES, 'protocol', 'src'), protocol);
  writeFileSync(join(protocol, 'package.json'), '{ "main": "index.js" }');
}

function compile(source: string, target: string): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS module, since Jest's configurations load it too
  const options = require('../../../../../../tools/swc.cjs') as Options;
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    const from = join(entry.parentPath, entry.name);
    const to = join(target, relative(source, from));
    if (!entry.isFile() || /\.spec\.ts$|[\\/]testing[\\/]/.test(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    if (from.endsWith('.ts')) writeFileSync(to.replace(/\.ts$/, '.js'), transformFileSync(from, options).code);
    else cpSync(from, to);
  }
}
