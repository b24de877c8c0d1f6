import { nameLane } from './lane-of-branch';
import { checkTags, findHolder, findLane, readTerritory, type TaggedProject } from './territory';
import { PROJECTS } from './testing/world';

const tagged = (...tags: string[]): TaggedProject[] => [{ name: 'a', root: 'packages/a', tags, packageName: null }];

describe('checkTags', () => {
  it.each([
    ["two lanes' tags", ['lane:expansion/a', 'lane:expansion/b'], ['NXP-820']],
    ['a tag without a kind', ['lane:billing'], ['NXP-821']],
    ['a kind that has no lanes', ['lane:foundation/core'], ['NXP-821']],
    ['a path for an area', ['lane:expansion/../x'], ['NXP-821']],
    ['a line end in the area', ['lane:expansion/a\nb'], ['NXP-821']],
    ['a lane library without a lane', ['layer:lane'], ['NXP-821']],
    ['all that is wrong', ['lane:expansion/a', 'lane:expansion/b', 'lane:'], ['NXP-821', 'NXP-820']],
    ['nothing', ['layer:lane', 'lane:expansion/a', 'scope:web'], []],
  ])('finds %s', (_, tags, codes) => {
    expect(checkTags(tagged(...tags)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('findLane', () => {
  it('takes a lane with and without the prefix of its tag', () => {
    const territory = readTerritory(PROJECTS);

    expect(findLane('expansion/billing', territory)).toEqual({ lane: 'expansion/billing' });
    expect(findLane('lane:expansion/billing', territory)).toEqual({ lane: 'expansion/billing' });
  });

  it.each(['expansion/ghost', '-x', 'a b', 'a"b', 'a\nb', ''])('refuses %j and lists what there is', (name) => {
    expect(findLane(name, readTerritory(PROJECTS))).toMatchObject({
      code: 'NXP-822',
      message: expect.stringContaining('expansion/billing, expansion/search, stabilization/checkout'),
    });
  });
});

describe('findHolder', () => {
  it.each([
    ['packages/expansion/billing/src/a.ts', 'billing'],
    ['packages/expansion/billing', 'billing'],
    ['packages/expansion/billing2/a.ts', undefined],
    ['nx.json', undefined],
  ])('%s belongs to %s', (path, name) => {
    expect(findHolder(path, readTerritory(PROJECTS))?.name).toBe(name);
  });
});

describe('nameLane', () => {
  it.each([
    [{ option: 'expansion/a', branch: 'worker/expansion/b', headRef: 'worker/expansion/c' }, 'expansion/a'],
    [{ branch: 'worker/expansion/b', headRef: 'worker/expansion/c' }, 'expansion/b'],
    [{ branch: 'main', headRef: 'worker/expansion/c' }, 'expansion/c'],
    [{ branch: null, headRef: 'worker/expansion/c' }, 'expansion/c'],
    [{ branch: null, headRef: 'fix/typo' }, undefined],
    [{ branch: 'main' }, undefined],
  ])('%j is worked on in %s', (sources, lane) => {
    expect(nameLane(sources)?.name).toBe(lane);
  });
});
