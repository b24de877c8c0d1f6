import type { RegisteredRunner } from '../../workspace/detect-test-runner';
import { switchReportersOn } from './switch-reporters-on';

const JEST: RegisteredRunner = { runner: 'jest', plugin: '@nx/jest/plugin', target: 'test' };
const VITEST: RegisteredRunner = { runner: 'vitest', plugin: '@nx/vitest', target: 'test' };
const JEST_ENTRY = {
  filter: { plugin: '@nx/jest/plugin' },
  options: { args: ['--reporters=default', '--reporters=nx-provisioner/jest-reporter'] },
  outputs: ['...', '{projectRoot}/test-output/nx-provisioner'],
};
const VITEST_ENTRY = {
  filter: { plugin: '@nx/vitest' },
  options: { args: ['--reporter=default', '--reporter=nx-provisioner/vitest-reporter'] },
  outputs: ['...', '{projectRoot}/test-output/nx-provisioner'],
};

const switchOn = (targetDefaults: object, runners: readonly RegisteredRunner[], nx = '23.2.1') =>
  (JSON.parse(switchReportersOn(JSON.stringify({ targetDefaults }), runners, nx)) as { targetDefaults: object })
    .targetDefaults;

describe('switchReportersOn', () => {
  it.each([
    ['nothing', {}, [JEST], { test: [JEST_ENTRY] }],
    ['what the team set', { test: { cache: true } }, [VITEST], { test: [{ cache: true }, VITEST_ENTRY] }],
    ['a list', { test: [{ cache: true }] }, [JEST], { test: [{ cache: true }, JEST_ENTRY] }],
    ['two runners', {}, [JEST, VITEST], { test: [JEST_ENTRY, VITEST_ENTRY] }],
    ['a name of its own', {}, [{ ...VITEST, target: 'unit' }], { unit: [VITEST_ENTRY] }],
  ])('adds an entry for each runner after %s', (_, before, runners, after) => {
    expect(switchOn(before, runners)).toEqual(after);
  });

  it.each(['22.7.12', '23.0.2'])('extends the one default of Nx %s and keeps what the team set', (nx) => {
    const team = {
      dependsOn: ['^build'],
      options: { args: ['--ci'], passWithNoTests: true },
      outputs: ['{projectRoot}/out'],
    };

    expect(switchOn({ test: team }, [JEST], nx)).toEqual({
      test: {
        dependsOn: ['^build'],
        options: {
          args: ['--ci', '--reporters=default', '--reporters=nx-provisioner/jest-reporter'],
          passWithNoTests: true,
        },
        outputs: [
          '{projectRoot}/out',
          '{projectRoot}/test-output',
          '{projectRoot}/coverage',
          '{workspaceRoot}/coverage/{projectRoot}',
        ],
      },
    });
  });

  it.each(['22.7.12', '23.2.1'])('changes nothing the second time, with Nx %s', (nx) => {
    const once = switchReportersOn('{}', [VITEST], nx);

    expect(switchReportersOn(once, [VITEST], nx)).toBe(once);
  });

  it('refuses two runners under one name where Nx has one default for both', () => {
    expect(() => switchOn({}, [JEST, VITEST], '22.7.12')).toThrow('NXP-562');
    const unit = { ...VITEST, target: 'unit' };
    expect(Object.keys(switchOn({}, [JEST, unit], '22.7.12'))).toEqual(['test', 'unit']);
  });
});
