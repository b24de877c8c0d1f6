import { detectLibrariesFolder, type LibrariesFolderFacts } from './detect-libraries-folder';

const detect = (facts: Partial<LibrariesFolderFacts>) =>
  detectLibrariesFolder({
    option: undefined,
    libsDir: undefined,
    style: 'ts-solution',
    globs: [],
    projects: [],
    ...facts,
  });

describe('detectLibrariesFolder', () => {
  it.each<[string, Partial<LibrariesFolderFacts>, string]>([
    ['the option, before everything', { option: './modules/', libsDir: 'libs', globs: ['packages/*'] }, 'modules'],
    [
      'where the foundation lies',
      { libsDir: 'libs', projects: [{ root: 'modules/shop/testing', tags: ['layer:testing'] }] },
      'modules/shop',
    ],
    ["Nx's layout", { libsDir: 'libs', globs: ['packages/*'] }, 'libs'],
    ['a glob', { globs: ['apps/*', 'modules/*'] }, 'modules'],
    ['a nested glob', { globs: ['./libs/**'] }, 'libs'],
    ['the usual one of several globs', { globs: ['libs/*', 'packages/*'] }, 'packages'],
    [
      'a project',
      { style: 'tsconfig-paths', projects: [{ root: 'apps/shop' }, { root: 'packages/cart' }] },
      'packages',
    ],
    ['Nx, in a solution without any', { globs: ['apps/*', '!packages/old', '*'] }, 'packages'],
    ['Nx, with paths and without any', { style: 'tsconfig-paths', projects: [{ root: '.' }, { root: 'e2e' }] }, 'libs'],
  ])('takes it from %s', (_, facts, expected) => {
    expect(detect(facts).folder).toBe(expected);
  });

  it('stays where it is when other folders come later', () => {
    const own = { root: 'libs/testing', tags: ['layer:testing'] };

    expect(detect({ projects: [own, { root: 'packages/cart' }] }).folder).toBe('libs');
  });
});
