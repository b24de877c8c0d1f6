import type { ProjectConfiguration } from '@nx/devkit';

import { listUncached, reachJestExecutor } from './reach-jest-executor';

const tested = (outputs?: string[]): ProjectConfiguration => ({
  root: 'libs/cart',
  targets: { unit: { executor: '@nx/jest:jest', ...(outputs && { outputs }) } },
});
const reach = (value: unknown, projects = [tested()]) =>
  (
    JSON.parse(reachJestExecutor(JSON.stringify({ targetDefaults: { '@nx/jest:jest': value } }), projects)) as {
      targetDefaults: Record<string, unknown>;
    }
  ).targetDefaults['@nx/jest:jest'];

const REPORTERS = ['default', 'nx-provisioner/jest-reporter'];

describe('reachJestExecutor', () => {
  it.each<[unknown, unknown]>([
    [{ cache: true }, { cache: true, options: { reporters: REPORTERS } }],
    [{ options: { ci: true } }, { options: { ci: true, reporters: REPORTERS } }],
    [{ options: { reporters: ['dot'] } }, { options: { reporters: ['dot', REPORTERS[1]] } }],
    [[{ cache: true }], [{ cache: true }, { options: { reporters: REPORTERS } }]],
    [{ options: { reporters: REPORTERS } }, { options: { reporters: REPORTERS } }],
  ])('after %j it is %j', (before, after) => {
    expect(reach(before)).toEqual(after);
  });

  it('changes nothing where no project has the executor', () => {
    expect(reach({ cache: true }, [])).toEqual({ cache: true });
  });
});

describe('listUncached', () => {
  it.each<[string[] | undefined, boolean]>([
    [undefined, true],
    [['{workspaceRoot}/coverage/{projectRoot}'], true],
    [['{projectRoot}/test-output'], false],
    [['{projectRoot}/test-output/nx-provisioner'], false],
  ])('of outputs %j is %s', (outputs, uncached) => {
    expect(listUncached(new Map([['cart', tested(outputs)]]))).toEqual(uncached ? ['cart'] : []);
  });
});
