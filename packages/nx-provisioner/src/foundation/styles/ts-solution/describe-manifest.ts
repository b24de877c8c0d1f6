import { posix } from 'node:path';

import { PACKAGE_MANAGERS } from '../../../workspace/package-manager';
import { packageName, type WorkspaceProfile } from '../../../workspace/profile';
import type { LibraryOptions, WorkspaceDependency } from '../../library/library';
import { pathToRoot, sortKeys } from '../../library/print-json';

/** The library's package.json: its entries, the source first, and what it builds on. */
export function describeManifest(options: LibraryOptions): object {
  const { profile, name, tags, entries = [] } = options;
  const condition = profile.sourceCondition;
  const entry = (file: string) => ({
    ...(condition === null ? {} : { [condition]: `./src/${file}.ts` }),
    types: `./dist/${file}.d.ts`,
    import: `./dist/${file}.js`,
    default: `./dist/${file}.js`,
  });
  const dependencies = {
    ...describeExternal(options),
    ...describeRanges(options.dependencies, profile),
    ...(profile.tslib === null ? {} : { tslib: profile.tslib }),
  };
  const devDependencies = describeRanges(options.specDependencies ?? [], profile);
  return {
    name: packageName(profile, name),
    version: '0.0.1',
    private: true,
    type: 'module',
    main: './dist/index.js',
    types: './dist/index.d.ts',
    exports: {
      './package.json': './package.json',
      '.': entry('index'),
      ...Object.fromEntries(entries.map((file) => [`./${file}`, entry(file)])),
    },
    ...(profile.projectFile === 'package.json' && { nx: { name, tags } }),
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies: sortKeys(dependencies) }),
    ...(Object.keys(devDependencies).length === 0 ? {} : { devDependencies: sortKeys(devDependencies) }),
  };
}

function describeRanges(dependencies: readonly WorkspaceDependency[], profile: WorkspaceProfile) {
  const range = PACKAGE_MANAGERS[profile.packageManager].workspaceRange;
  return Object.fromEntries(dependencies.map((dependency) => [dependency.packageName, range]));
}

/** Ranges as the root manifest has them; one that is a path beside it leads there from the library too. */
function describeExternal({ root, externalDependencies = {} }: LibraryOptions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(externalDependencies).map(([name, range]) => {
      const [, protocol = '', path = ''] = /^((?:file|link|portal):)?(.*)$/.exec(range) ?? [];
      const isRelative = protocol === '' ? /^\.\.?\//.test(path) : !/^([/~]|[a-z]:)/i.test(path);
      return [name, isRelative ? `${protocol}${posix.join(pathToRoot(root, '.'), path)}` : range];
    }),
  );
}
