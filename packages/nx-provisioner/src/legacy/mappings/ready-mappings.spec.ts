import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LODASH, LODASH_FUNCTIONS } from './lodash';
import { MKDIRP, RIMRAF } from './remove-and-make';
import { LODASH_SAMPLES } from './testing/lodash-samples';
import { runBeforeAndAfter } from './testing/run-before-and-after';
import { NODE_UUID, UUID } from './uuid';

describe('lodash', () => {
  it.each(LODASH_FUNCTIONS.map((name) => [name]))('%s gives the same results', async (name) => {
    const sample = LODASH_SAMPLES[name] ?? `no sample for ${name}`;
    const { before, after, result } = await runBeforeAndAfter(
      `const _ = require('lodash');\nmodule.exports = [${sample}];`,
      LODASH,
    );
    expect(result.remaining).toBe(0);
    expect(result.text).not.toContain("'lodash'");
    expect(after).toEqual(before);
  });

  it('takes one function of a file of its own too', async () => {
    const text = "const get = require('lodash/get');\nmodule.exports = get({ a: { b: 1 } }, 'a.b');";
    const { before, after, result } = await runBeforeAndAfter(text, LODASH);
    expect([after, result.remaining]).toEqual([before, 0]);
  });

  it.each(['_.chain([1]).map(String).value()', '_([1]).size()', '_.template("<%= a %>")({ a: 1 })', '_.mixin({})'])(
    'leaves %s',
    async (code) => {
      const { result } = await runBeforeAndAfter(`const _ = require('lodash');\nmodule.exports = ${code};`, LODASH);
      expect(result).toMatchObject({ changed: [], remaining: 1 });
    },
  );
});

describe.each([
  ['uuid', UUID, "const { v4: uuid } = require('uuid');"],
  ['uuid as a module', UUID, "const { v4 } = require('uuid');\nconst uuid = () => v4();"],
  ['node-uuid', NODE_UUID, "const uuid = require('node-uuid');"],
  ['node-uuid by version', NODE_UUID, "const { v4: uuid } = require('node-uuid');"],
])('%s', (_, mapping, head) => {
  it('makes random ids of version 4', async () => {
    const { before, after, result } = await runBeforeAndAfter(`${head}\nmodule.exports = [uuid(), uuid()];`, mapping);
    const form = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    for (const ids of [before, after] as string[][]) {
      expect(ids).toEqual([expect.stringMatching(form), expect.stringMatching(form)]);
      expect(new Set(ids).size).toBe(2);
    }
    expect(result).toMatchObject({ remaining: 0 });
    expect(result.text).toContain('node:crypto');
  });

  it('leaves calls with options', async () => {
    const call = "require('uuid').v4({ random: Array(16).fill(1) })";
    const { before, after, result } = await runBeforeAndAfter(`module.exports = ${call};`, UUID);
    expect([after, result.remaining]).toEqual([before, 1]);
  });
});

describe.each([
  ['asynchronously', 'await require("%s")["%s"](__path)', 'rimraf', 'mkdirp'],
  ['synchronously', 'require("%s")["%s"](__path)', 'rimrafSync', 'mkdirpSync'],
])('on disk, %s', (_, call, remove, make) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ready-mappings-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (path: string, module: string, name: string) =>
    call.replace('%s', module).replace('%s', name).replace('__path', JSON.stringify(path));
  /** The call's value is what the text exports. */
  const at = (...of: Parameters<typeof write>) => `module.exports = (async () => ${write(...of)})();`;
  /** Nobody takes the call's value. */
  const run = (...of: Parameters<typeof write>) => `module.exports = (async () => { ${write(...of)}; })();`;

  it('leaves rimraf where its value may be used', async () => {
    const { before, after, result } = await runBeforeAndAfter(at(join(folder, 'none'), 'rimraf', remove), RIMRAF);
    expect([before, after, result.remaining]).toEqual([true, true, 1]);
  });

  it('rimraf removes a folder with all in it, and what is not there', async () => {
    for (const path of [join(folder, 'full'), join(folder, 'none')]) {
      const fill = () => {
        mkdirSync(join(folder, 'full', 'deep'), { recursive: true });
        writeFileSync(join(folder, 'full', 'deep', 'a'), '');
      };
      fill();
      const { result } = await runBeforeAndAfter(run(path, 'rimraf', remove), RIMRAF);
      expect(existsSync(path)).toBe(false);
      fill();
      const module = { exports: Promise.resolve() };
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the test's own
      (new Function('require', 'module', result.text) as (...given: unknown[]) => void)(require, module);
      await module.exports;
      expect(existsSync(path)).toBe(false);
      expect(result).toMatchObject({ remaining: 0 });
    }
  });

  it('mkdirp makes a folder and those above it, and gives the first that it made', async () => {
    const path = join(folder, 'a', 'b', 'c');
    const { before, result } = await runBeforeAndAfter(at(path, 'mkdirp', make), MKDIRP);
    expect(result.remaining).toBe(0);
    rmSync(join(folder, 'a'), { recursive: true, force: true });
    const again = await runBeforeAndAfter(result.text, MKDIRP);
    expect(existsSync(path)).toBe(true);
    expect([before, again.before]).toEqual([join(folder, 'a'), join(folder, 'a')]);
  });
});
