import { describeProject } from '../../library/describe-project';
import { toJson } from '../../library/print-json';
import type { WorkspaceStyle } from '../style';
import { describeManifest } from './describe-manifest';
import { describeLibraryBuild, describeSolution, describeSpecBuild } from './describe-tsconfigs';
import { wireReferences } from './wire-references';
import { wireWorkspaces } from './wire-workspaces';

/** Packages that the package manager links, and TypeScript project references between them. Build and typecheck are inferred. */
export const tsSolution: WorkspaceStyle = {
  title: 'TypeScript solution',
  libraryFiles: (options, runner) => ({
    'package.json': toJson(describeManifest(options)),
    ...(options.profile.projectFile === 'project.json' && { 'project.json': toJson(describeProject(options, {})) }),
    'tsconfig.json': toJson(describeSolution(options)),
    'tsconfig.lib.json': toJson(describeLibraryBuild(options)),
    ...(options.specs && { 'tsconfig.spec.json': toJson(describeSpecBuild(options, runner)) }),
  }),
  wire: (libraries, read) =>
    [wireWorkspaces(libraries, read), wireReferences(libraries, read)].filter((edit) => edit !== null),
  // `nx sync` takes references to what is gone away, and the globs take in other libraries too.
  unwire: () => [],
  automation: ['targets inferred by the plugins in nx.json', 'project references kept by nx sync'],
};
