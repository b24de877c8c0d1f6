const WAITS = 'depends on ';
const UNSUPPLIED = /^shared library .*: no document supplies its code$/s;

/** The reason of a requirement that waits for others; `names` says for which. */
export function describeWaiting(names: string): string {
  return `${WAITS}${names}`;
}

/** Whether waiting is all that keeps a requirement. */
export function isWaiting(reason: string): boolean {
  return reason.startsWith(WAITS);
}

/** The reason of a requirement that wants a shared library of which nobody gives the code. */
export function describeUnsupplied(library: string): string {
  return `shared library ${library}: no document supplies its code`;
}

export function isUnsupplied(reason: string): boolean {
  return UNSUPPLIED.test(reason);
}
