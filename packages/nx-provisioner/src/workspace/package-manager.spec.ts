import { detectPackageManager, execCommand, PACKAGE_MANAGERS } from './package-manager';

const BERRY_LOCK = '__metadata:\n  version: 8\n';

const detect = (files: Record<string, string>) => detectPackageManager((path) => files[path] ?? null);

describe('detectPackageManager', () => {
  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'npm'],
    ["npm's lock file", { 'package-lock.json': '{}' }, 'npm'],
    ["pnpm's lock file", { 'pnpm-lock.yaml': '' }, 'pnpm'],
    ["pnpm's workspace file before the first installation", { 'pnpm-workspace.yaml': '' }, 'pnpm'],
    ['a lock file of Yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }, 'yarn-classic'],
    ['a lock file of Yarn since 2', { 'yarn.lock': BERRY_LOCK }, 'yarn'],
    ['the settings of Yarn since 2', { 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\n' }, 'yarn'],
    ['a name before a lock file', { 'package.json': '{ "packageManager": "pnpm@10.1.0" }', 'yarn.lock': '' }, 'pnpm'],
    ['Yarn 1 by name', { 'package.json': '{ "packageManager": "yarn@1.22.22+sha512.ab" }' }, 'yarn-classic'],
    ['Yarn 4 by name', { 'package.json': '{ "packageManager": "yarn@4.9.0" }' }, 'yarn'],
    [
      "Nx's setting before all",
      { 'nx.json': '{ "cli": { "packageManager": "pnpm" } // ours\n}', 'package-lock.json': '{}' },
      'pnpm',
    ],
    ['a name that nobody knows', { 'package.json': '{ "packageManager": "cnpm@1.0.0" }' }, 'npm'],
  ])('takes %s', (_, files, name) => {
    expect(detect(files)).toMatchObject({ name });
  });

  it.each<[string, Record<string, string>]>([
    ['Bun', { 'bun.lock': '' }],
    ["Yarn's Plug'n'Play, without node_modules", { 'yarn.lock': BERRY_LOCK, '.pnp.cjs': '' }],
  ])('says that it cannot work with %s', (unsupported, files) => {
    expect(detect(files)).toMatchObject({ unsupported });
  });

  it('says what it took for evidence', () => {
    expect(detect({ 'pnpm-lock.yaml': '' }).evidence).toBe('pnpm-lock.yaml lies at the root');
  });
});

describe('PACKAGE_MANAGERS', () => {
  it.each([
    ['npm', 'npx nx', '*'],
    ['pnpm', 'pnpm exec nx', 'workspace:*'],
    ['yarn-classic', 'yarn nx', '*'],
    ['yarn', 'yarn nx', 'workspace:*'],
  ] as const)('%s runs programs by %s and links packages by %s', (name, command, range) => {
    expect(execCommand(name, 'nx')).toBe(command);
    expect(PACKAGE_MANAGERS[name].workspaceRange).toBe(range);
  });
});
