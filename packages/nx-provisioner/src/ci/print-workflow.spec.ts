import { printWorkflow } from './print-workflow';

const text = printWorkflow({
  rootProject: '@acme/source',
  isolationTarget: 'isolation',
  defaultBase: 'main',
  targets: ['lint', 'typecheck', 'build', 'test'],
});

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
    const odd = printWorkflow({
      rootProject: "a'; id",
      isolationTarget: 'x',
      defaultBase: 'main',
      targets: ['lint all'],
    });

    expect(odd).toContain(`npx nx run 'a'\\''; id:x'`);
    expect(odd).toContain(`affected -t 'lint all'`);
  });
});
