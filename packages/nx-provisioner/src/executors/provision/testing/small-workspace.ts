import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Two existing projects that fixes touch, one of which imports the other: both become lanes, and the edge is adopted. */
const FILES: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n.nx\ntest-output\nbin\n',
  'nx.json': '{ "plugins": ["@nx/jest/plugin", "@nx/eslint/plugin", "nx-provisioner"] }\n',
  'package.json':
    '{ "name": "@acme/source", "workspaces": ["packages/*"], "devDependencies": { "tslib": "^2.8.0" } }\n',
  'package-lock.json': '{ "packages": ["@acme/cart", "@acme/catalog"] }\n',
  'tsconfig.json': '{ "files": [], "references": [] }\n',
  'tsconfig.base.json': '{ "compilerOptions": { "customConditions": ["@acme/source"], "importHelpers": true } }\n',
  'eslint.config.mjs': "import nx from '@nx/eslint-plugin';\n\nexport default [...nx.configs['flat/base']];\n",
  'jest.preset.js': '',
  'packages/cart/package.json':
    '{ "name": "@acme/cart", "dependencies": { "@acme/catalog": "*" }, "nx": { "configurations": { "production": {}, "development": {} } } }\n',
  'packages/cart/src/index.ts': "export { price } from '@acme/catalog';\n",
  'packages/catalog/package.json': '{ "name": "@acme/catalog" }\n',
  'packages/catalog/src/index.ts': 'export const price = 1;\n',
  'ARTIFACTS/cart.md': document(
    'id: STB-001\nkind: stabilization\npriority: critical\narea: cart\ntouches: ["@acme/cart"]',
    '# Cents\n\n## Acceptance criteria\n\n- [ ] No cent is lost.',
  ),
  'ARTIFACTS/catalog.md': document(
    'id: STB-002\nkind: stabilization\npriority: high\narea: catalog\ntouches: ["@acme/catalog"]',
    '# Order\n\n## Acceptance criteria\n\n- [ ] Sorted.',
  ),
};

function document(frontMatter: string, body: string): string {
  return `---\n${frontMatter}\n---\n\n${body}\n`;
}

/** Writes the workspace and commits it; Nx and npm in it are the stand-ins that lie beside this file. */
export function makeSmallWorkspace(root: string): void {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const nx = join(root, 'node_modules', 'nx');
  mkdirSync(nx, { recursive: true });
  writeFileSync(
    join(nx, 'package.json'),
    '{ "name": "nx", "version": "0.0.0", "exports": { "./bin/nx.js": "./main.js" } }',
  );
  cpSync(join(__dirname, 'stand-in-nx.cjs'), join(nx, 'main.js'));
  mkdirSync(join(root, 'bin'));
  cpSync(join(__dirname, 'stand-in-npm.cjs'), join(root, 'bin', 'npm'));
  chmodSync(join(root, 'bin', 'npm'), 0o755);
  git(root, 'init', '--quiet');
  commitAll(root, 'The workspace as it is');
}

export function git(root: string, ...args: readonly string[]): string {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.test', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...author, ...args], { cwd: root, encoding: 'utf8' });
}

export function commitAll(root: string, message: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
}

/** All that git would keep, by path, and what the plugin left in its own folder. */
export function readWorkspace(root: string): Record<string, string> {
  const paths = git(root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z').split('\0').slice(0, -1);
  const state = join(root, '.nx', 'workspace-data', 'nx-provisioner');
  const isEmpty = (name: string) => name === 'staging' && readdirSync(join(state, name)).length === 0;
  const left = readdirSync(state)
    .filter((name) => !isEmpty(name))
    .sort()
    .join(', ');
  const files = [...new Set(paths)].sort().map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);
  return { ...Object.fromEntries(files), 'state folder': left };
}

/** Without what differs between two runs that did the same: times, durations, run ids and revisions. */
export function withoutTimes(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [removeTimes(path), removeTimes(withoutRevisions(path, text))]),
  );
}

function removeTimes(text: string): string {
  return text
    .replaceAll(/\d{8}-\d{6}/g, 'TIMESTAMP')
    .replaceAll(/\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d)?(\.\d+)?(Z| UTC)?/g, 'TIME')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'RUN')
    .replaceAll(/"(wallMs|durationMs)": [\d.]+/g, '"$1": 0')
    .replaceAll(/\b\d+(\.\d+)? (ms|s|min)\b/g, '0 s');
}

function withoutRevisions(path: string, text: string): string {
  if (/PROVISIONER-SESSION-[^/]*\.md$/.test(path))
    return text.replaceAll(/^- \S+Z: (interrupted|completed|blocked)\..*\n/gm, '');
  if (!/PROVISIONER-SESSION-[^/]*\.json$/.test(path)) return text;
  const record = JSON.parse(text) as { session: { revisions: unknown[] } };
  return JSON.stringify({ ...record, session: { ...record.session, revisions: [] } }, null, 2);
}
