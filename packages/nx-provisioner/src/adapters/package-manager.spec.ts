import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { arePackagesLinked, installCommand, installPackages } from './package-manager';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'package-manager-spec-'));
});
const { npm_config_loglevel: loglevel } = process.env;
afterEach(() => {
  if (loglevel === undefined) delete process.env.npm_config_loglevel;
  else process.env.npm_config_loglevel = loglevel;
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('arePackagesLinked', () => {
  const core = { name: '@acme/core', root: 'libs/core', dependencies: ['tslib'] };

  it.each([
    ['npm', 'package-lock.json', '', 'node_modules/@acme/core/package.json', ''],
    ['Yarn 1', 'yarn.lock', '', 'node_modules/@acme/core/package.json', ''],
    ['pnpm', 'pnpm-lock.yaml', '', 'libs/core/node_modules/tslib/package.json', ''],
    ['Yarn', 'yarn.lock', '__metadata:', 'node_modules/.yarn-state.yml', '"@acme/core@workspace:libs/core":\n'],
  ])('knows a package that %s has linked from one that it has not', (_, lockFile, lock, link, text) => {
    write(lockFile, lock);
    expect(arePackagesLinked(root, [core])).toBe(false);

    write(link, text);
    expect(arePackagesLinked(root, [core])).toBe(true);
    expect(arePackagesLinked(root, [core, { ...core, name: '@acme/more', root: 'libs/more' }])).toBe(false);
  });
});

describe('installPackages', () => {
  it.each([
    ['package-lock.json', '', 'npm', 'install --no-audit --no-fund'],
    ['pnpm-lock.yaml', '', 'pnpm', 'install --no-frozen-lockfile --prefer-offline'],
    ['yarn.lock', '', 'yarn', 'install --non-interactive --prefer-offline'],
    ['yarn.lock', '__metadata:', 'yarn', 'install --no-immutable'],
  ])('beside %s %s asks %s to %s', (lockFile, text, command, args) => {
    write(lockFile, text);

    expect(installCommand(root)).toEqual({ command, args: args.split(' ') });
  });

  it('says what the package manager said, also where it was told to be silent', async () => {
    process.env.npm_config_loglevel = 'silent';

    await expect(installPackages(root, new AbortController().signal)).rejects.toThrow(
      /NXP-017 npm install --no-audit --no-fund ended with code \d+:\n.*package\.json/s,
    );
  });

  it('refuses a package manager that it does not know how to ask', () => {
    write('bun.lock');

    expect(() => installCommand(root)).toThrow('NXP-561');
  });
});
