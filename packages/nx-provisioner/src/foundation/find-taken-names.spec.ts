import { findTakenNames } from './find-taken-names';

const HARNESS = { name: 'testing', root: 'libs/testing', packageName: '@acme/testing', entries: [], tags: [] };
const project = (root: string, tags: string[] = []) => ({ name: 'testing', root, tags });

describe('findTakenNames', () => {
  it.each([
    ['a project of that name', [project('tools/testing')], {}],
    ['an alias that leads elsewhere', [], { '@acme/testing': ['./tools/testing/src/index.ts'] }],
  ])('finds %s', (_, projects, aliases) => {
    const [found, ...rest] = findTakenNames([HARNESS], projects, aliases);

    expect(found).toMatchObject({
      code: 'NXP-551',
      message: expect.stringMatching(/testing.*free for.*libs\/testing/),
    });
    expect(rest).toEqual([]);
  });

  it.each([
    [
      'the library itself',
      [project('libs/testing', ['layer:testing'])],
      { '@acme/testing': ['./libs/testing/src/index.ts'] },
    ],
    [
      'what the plugin made before it was moved',
      [project('modules/testing', ['layer:testing'])],
      { '@acme/testing': ['modules/testing/src/index.ts'] },
    ],
    ['a workspace that has neither', [], {}],
  ])('finds nothing in %s', (_, projects, aliases) => {
    expect(findTakenNames([HARNESS], projects, aliases)).toEqual([]);
  });
});
