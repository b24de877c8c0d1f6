import { indexProjects } from './index-projects';
import { resolveTouches } from './resolve-touches';
import { project, requirement } from './testing/build';

const PROJECTS = [
  project('@acme/source', '.'),
  project('@acme/checkout', 'packages/checkout'),
  project('@acme/tax', 'packages/tax'),
  project('@acme/tax-eu', 'packages/tax/eu'),
  project('@acme/contracts-tax', 'packages/contracts/tax', ['layer:contracts']),
  project('@acme/ui', 'apps/ui', ['layer:presentation']),
];

function touch(touches: string[], projects = PROJECTS) {
  const { projects: found, diagnostics } = resolveTouches(requirement('BIL-1', { touches }), indexProjects(projects));
  return { names: found.map(({ name }) => name), diagnostics };
}

describe('resolveTouches', () => {
  it.each([
    ['a project name', '@acme/checkout', ['@acme/checkout']],
    ['a project root', 'packages/checkout', ['@acme/checkout']],
    ['a root with marks around it', './packages/checkout/', ['@acme/checkout']],
    ['a path inside a project', 'packages/checkout/src/index.ts', ['@acme/checkout']],
    ['the innermost of nested projects', 'packages/tax/eu/src/vat.ts', ['@acme/tax-eu']],
    ['a root that others lie below', 'packages/tax', ['@acme/tax']],
    ['all below a folder', 'packages/tax/**', ['@acme/tax', '@acme/tax-eu']],
    ['all below a folder but generated libraries', 'packages/**', ['@acme/checkout', '@acme/tax', '@acme/tax-eu']],
    ['a folder inside a project', 'packages/checkout/src/money/**', ['@acme/checkout']],
    ['a path with brackets', 'apps/ui/app/[id]/page.tsx', ['@acme/ui']],
    ["a project with a layer of the user's own", '@acme/ui', ['@acme/ui']],
  ])('understands %s', (_, path, expected) => {
    expect(touch([path])).toEqual({ names: expected, diagnostics: [] });
  });

  it('names each project once, sorted by root', () => {
    expect(touch(['packages/tax', '@acme/ui', 'packages/tax/**', '@acme/tax']).names).toEqual([
      '@acme/ui',
      '@acme/tax',
      '@acme/tax-eu',
    ]);
  });

  it.each([
    ['the root project by name', '@acme/source', 'NXP-412', "root project '@acme/source'"],
    ['the root project by path', '.', 'NXP-412', 'which no lane can own'],
    ['a path that only the root project holds', 'docs/readme.md', 'NXP-412', 'only the root project'],
    ['a folder of projects', 'packages', 'NXP-412', 'write packages/** to own them'],
    ['a generated library', '@acme/contracts-tax', 'NXP-413', 'generated library'],
    ['generated libraries only', 'packages/contracts/**', 'NXP-413', 'generated library'],
    ['another glob', 'packages/*/src', 'NXP-411', 'Expected a project name'],
    ['everything', '**', 'NXP-411', 'folder/**'],
    ['an exclusion', '!packages/tax', 'NXP-411', 'glob'],
    ['a way out', '../other/src', 'NXP-410', 'out of the workspace'],
    ['a way out in the middle', 'packages/../../other', 'NXP-410', 'out of the workspace'],
    ['an absolute path', '/etc', 'NXP-410', 'out of the workspace'],
    ['a misspelt name', '@acme/chekout', 'NXP-412', 'Near it: @acme/checkout.'],
  ])('refuses %s', (_, path, code, message) => {
    const { names, diagnostics } = touch([path]);
    expect(names).toEqual([]);
    expect(diagnostics).toMatchObject([{ code, file: 'BIL-1.md', line: 3, message: expect.stringContaining(message) }]);
    expect(diagnostics[0]?.message).toContain(`BIL-1 touches '${path}'`);
  });

  it('says in a workspace without a root project that a path lies in no project', () => {
    const { diagnostics } = touch(['packages/chekout', 'nowhere/**'], PROJECTS.slice(1));
    expect(diagnostics.map(({ code }) => code)).toEqual(['NXP-410', 'NXP-410']);
    expect(diagnostics[0]?.message).toContain('Near it: packages/checkout.');
  });
});
