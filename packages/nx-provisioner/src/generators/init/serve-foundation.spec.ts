import type { ProjectConfiguration } from '@nx/devkit';

import { serveFoundationOnly } from './serve-foundation';

const project = (...executors: string[]): ProjectConfiguration => ({
  root: 'libs/cart',
  targets: Object.fromEntries(executors.map((executor) => [executor, { executor }])),
});
const serve = (plugins: unknown[], before: string[], projects: ProjectConfiguration[]) =>
  (JSON.parse(serveFoundationOnly(JSON.stringify({ plugins }), before, projects, 'libs')) as { plugins: unknown[] })
    .plugins;

const FOLDERS = 'libs/{contracts,shared,testing,expansion,stabilization}/**';
const LINT = {
  plugin: '@nx/eslint/plugin',
  include: ['eslint.config.*', FOLDERS],
  options: { targetName: 'lint' },
};
const TEST = { plugin: '@nx/jest/plugin', include: [FOLDERS], options: { targetName: 'test' } };

describe('serveFoundationOnly', () => {
  it('limits a plugin that came with the linter, and adds the one that Nx left out for executors', () => {
    const added = { plugin: '@nx/eslint/plugin', options: { targetName: 'eslint:lint' } };

    expect(serve(['@nx/a', added], ['@nx/a'], [project('@nx/eslint:lint', '@nx/jest:jest')])).toEqual([
      '@nx/a',
      LINT,
      TEST,
    ]);
  });

  it('leaves plugins as they are that the workspace had before', () => {
    const plugins = ['@nx/eslint/plugin', '@nx/jest/plugin'];

    expect(serve(plugins, plugins, [project('@nx/eslint:lint', '@nx/jest:jest')])).toEqual(plugins);
  });

  it('leaves them for all projects where none writes its targets out', () => {
    expect(serve(['@nx/eslint/plugin'], [], [project('nx:run-commands')])).toEqual(['@nx/eslint/plugin']);
  });
});
