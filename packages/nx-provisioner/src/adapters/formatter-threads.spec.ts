import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { compilePlugin } from '../executors/provision/testing/compile-plugin';

/** Says which thread it ran in; `WORKER` in a text shows what becomes of it in a thread that is not the main one. */
const STAND_IN = `
const { isMainThread } = require('node:worker_threads');
exports.getFileInfo = async () => ({ ignored: false, inferredParser: 'typescript' });
exports.resolveConfig = async () => null;
exports.format = async (text) => {
  if (!isMainThread && text.includes('dies')) process.exit(7);
  if (text.includes('bug')) throw new Error('a bug of ' + text);
  return (isMainThread ? 'main ' : 'thread ') + text;
};
`;

/** Formats texts of its argument's kind and prints what became of each. */
const SCRIPT = `
if (process.argv[3] === 'refused') {
  require('node:worker_threads').Worker = class { constructor() { throw new Error('no thread left'); } };
}
const { createFormatter } = require('./formatter.js');
const [, root, count, kind] = process.argv;
const format = createFormatter(root);
const names = Array.from({ length: Number(count) }, (_, index) => kind + ' ' + index);
const settled = names.map((name) => format(name + '.ts', name).catch((error) => error.message));
Promise.all(settled).then((all) => console.log(JSON.stringify(all)));
`;

/** Below the repository, so that the dependencies are found: Jest's own transformation reaches no thread. */
const compiled = join(__dirname, '..', '..', 'test-output', `formatter-${process.pid}`);
let root: string;
beforeAll(() => {
  compilePlugin(compiled);
  root = mkdtempSync(join(tmpdir(), 'nx-provisioner-threads-'));
  mkdirSync(join(root, 'node_modules', 'prettier'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'prettier', 'index.js'), STAND_IN);
});
afterAll(() => {
  rmSync(compiled, { recursive: true });
  rmSync(root, { recursive: true });
});

/** Ends by itself, or the time is up: no thread may stay. */
function formatMany(count: number, kind = 'text'): string[] {
  const args = ['-e', SCRIPT, root, String(count), kind];
  return JSON.parse(
    execFileSync(process.execPath, args, {
      cwd: join(compiled, 'dist', 'adapters'),
      encoding: 'utf8',
      timeout: 60_000,
    }),
  ) as string[];
}

const withoutThread = (results: readonly string[]) => results.map((text) => text.replace(/^(main|thread) /, ''));
const texts = (count: number, kind: string) => Array.from({ length: count }, (_, index) => `${kind} ${index}`);

describe('the formatter', () => {
  it('formats few texts in its own thread', () => {
    expect(formatMany(20)).toEqual(texts(20, 'main text'));
  });

  it('has other threads help with many, and gives each caller its own text', () => {
    const results = formatMany(1_000);

    expect(withoutThread(results)).toEqual(texts(1_000, 'text'));
    expect(results.some((text) => text.startsWith('thread '))).toBe(availableParallelism() > 1);
  });

  it('passes on what goes wrong in a thread', () => {
    expect(formatMany(400, 'bug')).toEqual(texts(400, 'a bug of bug'));
  });

  it('formats all by itself where the machine refuses a thread', () => {
    expect(formatMany(400, 'refused')).toEqual(texts(400, 'main refused'));
  });

  it('takes over what a thread that dies was given', () => {
    expect(formatMany(400, 'dies')).toEqual(texts(400, 'main dies'));
  });
});
