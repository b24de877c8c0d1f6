import type { GeneratedFile } from '../generated-file';
import { styleOf } from '../styles/style-of';
import type { LibraryOptions } from './library';
import { lintFiles } from './lint-files';
import { runnerOf } from './runners/runner-of';

/**
 * The configuration that makes a folder a library of the workspace: what its style asks for, and what linter and test
 * runner need of their own. Sources are the caller's: `src/index.ts`, and one file an entry.
 */
export function libraryFiles(options: LibraryOptions): GeneratedFile[] {
  const { profile, root, component, requirements } = options;
  const runner = runnerOf(profile);
  const contents = {
    ...styleOf(profile).libraryFiles(options, runner),
    ...(options.specs ? runner.libraryFiles(options) : {}),
    ...lintFiles(options),
  };
  return Object.entries(contents).map(([name, content]) => ({
    path: `${root}/${name}`,
    content,
    owner: 'plugin',
    component,
    requirements,
  }));
}
