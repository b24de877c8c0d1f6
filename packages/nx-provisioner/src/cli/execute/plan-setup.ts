import { PLUGIN_NAME } from '../../graph/options';
import type { Place } from './find-place';

/** The version of Nx that a folder without Nx gets: the one that the plugin is tested with, so that all of its parts fit. */
export const NX_VERSION = '23.2.1';

/** One command that has to run before the protocol can. */
export interface SetupStep {
  /** `nx` is the one that the workspace has installed. */
  readonly program: 'git' | 'npx' | 'nx';
  readonly args: readonly string[];
  /** As a person types it. */
  readonly line: string;
  readonly purpose: string;
}

/** What is missing around a directory, in the order in which it has to be done; nothing where all is there. */
export function planSetup(
  { hasNx, isSetUp, isInstalled }: Pick<Place, 'hasNx' | 'isSetUp' | 'isInstalled'>,
  { isRepository, version }: { readonly isRepository: boolean; readonly version: string },
): SetupStep[] {
  const steps: SetupStep[] = [];
  const add = (program: SetupStep['program'], args: readonly string[], purpose: string) =>
    steps.push({
      program,
      args,
      purpose,
      line: [...(program === 'nx' ? ['npx', 'nx'] : [program]), ...args].join(' '),
    });
  if (!isRepository) add('git', ['init'], 'sessions are tied to what git knows of the tree');
  if (!hasNx) {
    const args = ['--yes', `nx@${NX_VERSION}`, 'init', '--interactive=false', '--nxCloud=skip'];
    add('npx', args, 'makes the folder an Nx workspace');
  }
  if (isSetUp) return steps;
  if (isInstalled && hasNx) add('nx', ['g', `${PLUGIN_NAME}:init`], 'sets the plugin up');
  else add('nx', ['add', `${PLUGIN_NAME}@${version}`], 'adds the plugin and sets it up');
  return steps;
}
