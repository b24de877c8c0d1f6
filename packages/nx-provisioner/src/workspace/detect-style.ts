import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import type { Choice, WorkspaceProfile } from './profile';
import { readJson, type ReadFile, type TsConfig } from './read-json';
import { readWorkspaceGlobs } from './workspace-globs';

/** The workspace's style, and why; problems where it has neither of the two. */
export interface DetectedStyle {
  readonly style: WorkspaceProfile['style'];
  readonly choice: Choice;
  readonly problems: readonly Diagnostic[];
}

/**
 * Package manager workspaces with project references are a TypeScript solution, as for Nx itself. Everything else is
 * wired by tsconfig paths: a workspace that has neither packages nor aliases yet gets its first aliases from us.
 */
export function detectStyle(read: ReadFile): DetectedStyle {
  const globs = readWorkspaceGlobs(read);
  const base = readJson(read, 'tsconfig.base.json') as TsConfig | null;
  const solution = readJson(read, 'tsconfig.json') as TsConfig | null;
  const hasPaths = (base ?? solution)?.compilerOptions?.paths !== undefined;
  const hasReferences = solution?.references !== undefined;
  if (globs.length > 0 && base !== null && hasReferences) return solutionStyle([]);
  if (globs.length > 0 && !hasPaths) return solutionStyle(describeGaps(base, hasReferences));
  return {
    style: 'tsconfig-paths',
    choice: {
      choice: 'Libraries are imported from their sources through tsconfig paths, and have no build of their own',
      rationale:
        globs.length === 0
          ? 'package.json has no workspaces, so that nothing but an alias links a library'
          : 'the root tsconfig has path aliases and no project references',
    },
    problems: [],
  };
}

function solutionStyle(problems: readonly Diagnostic[]): DetectedStyle {
  const choice = {
    choice: 'Libraries follow the TypeScript solution style',
    rationale: 'the workspace has project references and package manager workspaces',
  };
  return { style: 'ts-solution', choice, problems };
}

function describeGaps(base: TsConfig | null, hasReferences: boolean): Diagnostic[] {
  const expected =
    'package.json has workspaces; expected the TypeScript solution style of `create-nx-workspace --preset=ts`, or path aliases in the root tsconfig';
  const gap = (file: string, what: string) => diagnose('NXP-560', { file, line: null }, `${expected}: ${what}.`);
  return [
    ...(base === null ? [gap('tsconfig.base.json', 'there is no tsconfig.base.json')] : []),
    ...(hasReferences ? [] : [gap('tsconfig.json', 'tsconfig.json has no references')]),
  ];
}
