import { describeProject } from '../../library/describe-project';
import { toJson } from '../../library/print-json';
import type { WorkspaceStyle } from '../style';
import { describeLibrary, describeLibraryCheck, describeSpecCheck } from './describe-tsconfigs';
import { describeTypecheck } from './describe-typecheck';
import { unwirePaths, wirePaths } from './wire-paths';

/**
 * Libraries that are imported from their sources through aliases in the root tsconfig, without packages of their own:
 * what uses them compiles them, so that they have no build. Types are checked by a target that is written out, since no
 * plugin infers one in this style.
 */
export const tsconfigPaths: WorkspaceStyle = {
  title: 'tsconfig paths',
  libraryFiles: (options, runner) => ({
    'project.json': toJson(
      describeProject(options, { [options.profile.targets.typecheck]: describeTypecheck(options) }),
    ),
    'tsconfig.json': toJson(describeLibrary(options)),
    'tsconfig.lib.json': toJson(describeLibraryCheck(options)),
    ...(options.specs && { 'tsconfig.spec.json': toJson(describeSpecCheck(options, runner)) }),
  }),
  wire: (libraries, read) => wirePaths(libraries, read),
  unwire: (roots, read) => unwirePaths(roots, read),
  automation: ['lint and test targets inferred by the plugins in nx.json', 'typecheck targets in each project.json'],
};
