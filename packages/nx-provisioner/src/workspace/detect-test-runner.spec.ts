import { detectTestRunner, registeredRunners } from './detect-test-runner';

const files = (plugins: readonly unknown[], nx = '23.2.1'): Record<string, string> => ({
  'nx.json': JSON.stringify({ plugins }),
  'package.json': JSON.stringify({ devDependencies: { nx } }),
});
const from = (texts: Record<string, string>) => (path: string) => texts[path] ?? null;

const JEST = { plugin: '@nx/jest/plugin', options: { targetName: 'test' } };
const ours = (testRunner: string) => ({ plugin: 'nx-provisioner', options: { testRunner } });

describe('detectTestRunner', () => {
  it.each([
    ['Jest', [JEST], 'jest', 'nx.json has @nx/jest/plugin'],
    ['Vitest', ['@nx/vitest'], 'vitest', 'nx.json has @nx/vitest'],
    ['neither, which gets Jest', ['@nx/js/typescript'], 'jest', 'nx.json names no plugin of a test runner'],
    ['both and no choice', ['@nx/vitest', JEST], 'jest', 'nx.json has @nx/jest/plugin'],
    [
      'both and a choice',
      [JEST, '@nx/vitest', ours('vitest')],
      'vitest',
      'the options of nx-provisioner in nx.json say so',
    ],
    ['a choice that nobody knows', [JEST, ours('mocha')], 'jest', 'nx.json has @nx/jest/plugin'],
  ])('takes the runner of a workspace with %s', (_, plugins, runner, evidence) => {
    expect(detectTestRunner(from(files(plugins)))).toMatchObject({ runner, evidence });
  });

  it('has Jest without any file', () => {
    expect(detectTestRunner(() => null).runner).toBe('jest');
  });
});

describe('registeredRunners', () => {
  it.each([
    ['~22.7.12', ['jest', 'vitest']],
    ['23.2.1', ['jest']],
    ['catalog:', ['jest']],
  ])("counts Nx's Vite plugin, which infers tests before Nx 23 only, with Nx %s", (nx, runners) => {
    const registered = registeredRunners(from(files([JEST, { plugin: '@nx/vite/plugin' }], nx)));

    expect(registered.map(({ runner }) => runner)).toEqual(runners);
  });

  it('knows what the plugins call their targets', () => {
    const plugins = [
      { ...JEST, options: { targetName: 'unit' } },
      { plugin: '@nx/vitest', options: { testTargetName: 'vite:test' } },
    ];

    expect(registeredRunners(from(files(plugins))).map(({ target }) => target)).toEqual(['unit', 'vite:test']);
    expect(registeredRunners(from(files(['@nx/vitest']))).map(({ target }) => target)).toEqual(['test']);
  });
});
