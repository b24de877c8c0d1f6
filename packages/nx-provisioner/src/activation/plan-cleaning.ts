import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

/** A lane's worktree as it is found. */
export interface StandingWorktree {
  readonly lane: string;
  /** Absolute. */
  readonly path: string;
  readonly merged: boolean;
  /** Paths that are changed or untracked in it. */
  readonly uncommitted: readonly string[];
}

export interface CleaningPlan {
  readonly remove: readonly StandingWorktree[];
  /** NXP-833 for each worktree that is merged and not clean; one that is still worked on is no news. */
  readonly kept: readonly Diagnostic[];
}

/** Worktrees that are merged and clean go; one with changes never does. */
export function planCleaning(worktrees: readonly StandingWorktree[]): CleaningPlan {
  const merged = worktrees.filter((worktree) => worktree.merged);
  return {
    remove: merged.filter(({ uncommitted }) => uncommitted.length === 0),
    kept: merged
      .filter(({ uncommitted }) => uncommitted.length > 0)
      .map(({ lane, path, uncommitted }) => {
        const some = uncommitted.slice(0, 3).join(', ');
        const more = uncommitted.length > 3 ? ` and ${uncommitted.length - 3} more` : '';
        return diagnose('NXP-833', null, `${path} of ${lane} is merged, and has changes: ${some}${more}.`);
      }),
  };
}
