import type { WorkspaceProfile } from '../../workspace/profile';
import type { WorkspaceStyle } from './style';
import { tsSolution } from './ts-solution/ts-solution';
import { tsconfigPaths } from './tsconfig-paths/tsconfig-paths';

const STYLES: Readonly<Record<WorkspaceProfile['style'], WorkspaceStyle>> = {
  'ts-solution': tsSolution,
  'tsconfig-paths': tsconfigPaths,
};

/** The workspace's style. */
export function styleOf({ style }: Pick<WorkspaceProfile, 'style'>): WorkspaceStyle {
  return STYLES[style];
}
