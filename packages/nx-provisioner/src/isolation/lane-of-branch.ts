/** Where lanes are worked on: one branch a lane. */
const PREFIX = 'worker/';

/** `worker/expansion/billing` */
export function laneBranch(lane: string): string {
  return `${PREFIX}${lane}`;
}

/** Where the lane of a run comes from, in this order. */
export interface LaneSources {
  /** `--lane` */
  readonly option?: string | undefined;
  /** The branch that is checked out; `null` on a detached head. */
  readonly branch: string | null;
  /** What GitHub Actions calls the branch of a pull request, `GITHUB_HEAD_REF`. */
  readonly headRef?: string | undefined;
}

/** The lane as written, not checked yet; `null` where neither an option nor a branch names one. */
export function nameLane({
  option,
  branch,
  headRef,
}: LaneSources): { readonly name: string; readonly from: string } | null {
  if (option !== undefined && option !== '') return { name: option, from: '--lane' };
  for (const [name, from] of [
    [branch, 'the branch'],
    [headRef, 'GITHUB_HEAD_REF'],
  ] as const) {
    if (name?.startsWith(PREFIX)) return { name: name.slice(PREFIX.length), from: `${from} ${name}` };
  }
  return null;
}
