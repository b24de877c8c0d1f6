import { printWorkflow, type WorkflowOptions } from './print-workflow';

const OPTIONS: WorkflowOptions = {
  rootProject: '@acme/source',
  isolationTarget: 'isolation',
  defaultBase: 'main',
  targets: ['lint', 'typecheck', 'build', 'test'],
  packageManager: 'npm',
  versioned: false,
};
const text = printWorkflow(OPTIONS);

describe('the workflow', () => {
  it('checks the branch, the generated files and what is affected', () => {
    expect(text).toContain('run: npx nx sync:check\n');
    expect(text).toContain('run: npx nx run @acme/source:isolation\n');
    expect(text).toContain('run: npx nx affected -t lint typecheck build test\n');
    expect(text).toContain('fetch-depth: 0');
  });

  it('may read the repository and nothing else', () => {
    expect(/^permissions:\n((?: .*\n)+)/m.exec(text)?.[1]).toBe('  contents: read\n');
    expect(text).toContain('persist-credentials: false');
    expect(text).not.toMatch(/write|secrets|pull_request_target/);
  });

  it('puts no text of a pull request into a shell', () => {
    const scripts = text.split('\n').filter((line) => /^\s*(- )?run:/.test(line));

    expect(scripts.filter((line) => line.includes('${{'))).toEqual([]);
  });

  it('quotes names that a shell would read otherwise', () => {
    const odd = printWorkflow({ ...OPTIONS, rootProject: "a'; id", isolationTarget: 'x', targets: ['lint all'] });

    expect(odd).toContain(`npx nx run 'a'\\''; id:x'`);
    expect(odd).toContain(`affected -t 'lint all'`);
  });

  it.each([
    ['npm', 'npm ci', 'npx nx sync:check', 'persist-credentials: false\n      - uses: actions/setup-node@v4'],
    ['pnpm', 'pnpm install --frozen-lockfile', 'pnpm exec nx sync:check', 'pnpm/action-setup@v4\n        with:'],
    ['yarn-classic', 'yarn install --frozen-lockfile', 'yarn nx sync:check', 'cache: yarn'],
    [
      'yarn',
      'yarn install --immutable',
      'yarn nx sync:check',
      '- run: corepack enable\n      - uses: actions/setup-node@v4',
    ],
  ] as const)('installs and runs Nx by %s', (packageManager, install, check, setup) => {
    const workflow = printWorkflow({ ...OPTIONS, packageManager });

    expect(workflow).toContain(`- run: ${install}\n`);
    expect(workflow).toContain(`run: ${check}\n`);
    expect(workflow).toContain(setup);
  });

  it('leaves the version of pnpm to package.json where that names one', () => {
    const workflow = printWorkflow({ ...OPTIONS, packageManager: 'pnpm', versioned: true });

    expect(workflow).toContain('- uses: pnpm/action-setup@v4\n      - uses: actions/setup-node@v4\n');
  });
});
