import { posix } from 'node:path';
import { makeProfile } from '../../workspace/testing/profile';
import { harnessFiles } from './harness-library';

const profile = makeProfile({ librariesFolder: 'libs', sourceCondition: null, tslib: null, eslintConfig: null });

describe('harnessFiles', () => {
  const files = harnessFiles({ profile, requirements: ['CORE-001'] });
  const contents = new Map(files.map(({ path, content }) => [path, content]));

  it('puts the harness where the workspace keeps its libraries', () => {
    expect(files.every(({ path }) => path.startsWith('libs/testing/'))).toBe(true);
    expect(contents.get('libs/testing/package.json')).toContain('"@acme/testing"');
    expect(files[0]).toMatchObject({
      owner: 'plugin',
      requirements: ['CORE-001'],
      component: { type: 'test harness', name: 'testing' },
    });
  });

  it('imports only files that are there, and exports every source from its entry', () => {
    const sources = [...contents.keys()].filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
    const importsOf = (path: string) =>
      [...(contents.get(path) ?? '').matchAll(/from '(\..*)\.js'/g)].map(
        ([, target]) => `${posix.join(posix.dirname(path), target!)}.ts`,
      );

    expect(sources.flatMap(importsOf).filter((target) => !contents.has(target))).toEqual([]);
    expect(['libs/testing/src/index.ts', ...importsOf('libs/testing/src/index.ts')].sort()).toEqual(sources.sort());
  });

  it('has a spec for every source that does something', () => {
    const specs = [...contents.keys()]
      .filter((path) => path.endsWith('.spec.ts'))
      .map((path) => path.replace('.spec.ts', '.ts'));

    expect(specs.map((path) => posix.basename(path, '.ts'))).toEqual([
      'builder',
      'clock',
      'fake',
      'random',
      'temporary-folder',
    ]);
    expect(specs.every((path) => contents.has(path))).toBe(true);
  });
});
