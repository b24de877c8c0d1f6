import type { Lane, Plan } from 'nx-provisioner-protocol';

import { makeProfile } from '../workspace/testing/profile';
import { laneView, type FoundationInput } from './foundation-files';

const laneOf = (...projects: string[]) =>
  ({
    kind: 'stabilization',
    area: 'core',
    root: null,
    requirements: [],
    contractAreas: [],
    projects: projects.map((name) => ({ name, root: `packages/${name}`, tags: [] })),
  }) as unknown as Lane;

const inputOf = (...projects: string[]): FoundationInput => ({
  profile: makeProfile(),
  plan: { requirements: [], lanes: [], shared: [] } as unknown as Plan,
  areas: [],
  installed: {},
  targets: new Map(projects.map((name) => [name, ['test']])),
  occupied: new Set(),
  knownFailing: ['a:b:test', 'a:test', 'a:build:production', 'c:test'],
});

describe('laneView', () => {
  it.each([
    ['a', ['a:test', 'a:build:production']],
    ['a:b', ['a:b:test']],
    ['c', ['c:test']],
  ])('names the known failing tasks of %s alone', (project, tasks) => {
    expect(laneView(laneOf(project), inputOf('a', 'a:b')).knownFailing).toEqual(tasks);
  });
});
