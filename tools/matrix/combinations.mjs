/** What a workspace can differ in, and the workspaces that come of it. */

export const STYLES = ['ts-solution', 'tsconfig-paths'];
/** Yarn 1 and Yarn since 2 are two programs. */
export const MANAGERS = ['npm', 'pnpm', 'yarn1', 'yarn'];
export const RUNNERS = ['jest', 'vitest'];
export const NX_MAJORS = ['23', '22'];

/** Combinations that cannot be, with the reason; none is known. */
export const IMPOSSIBLE = new Map();

/**
 * @typedef {{ id: string, style: string, manager: string, runner: string, nx: string }} Combination
 * @returns {Combination[]} those that can be
 */
export function listCombinations() {
  return STYLES.flatMap((style) =>
    MANAGERS.flatMap((manager) =>
      RUNNERS.flatMap((runner) =>
        NX_MAJORS.map((nx) => ({ id: [style, manager, runner, nx].join('/'), style, manager, runner, nx })),
      ),
    ),
  ).filter(({ id }) => !IMPOSSIBLE.has(id));
}

/**
 * @param {string} only ids with commas between, with `*` for any value of a part
 * @returns {Combination[]} those that fit one of them
 * @throws where one fits none
 */
export function selectCombinations(only) {
  const all = listCombinations();
  const ids = only.split(',');
  const chosen = ids.map((id) => all.filter((combination) => fits(combination.id, id)));
  const lost = ids.filter((_, index) => chosen[index].length === 0);
  if (lost.length > 0) {
    throw new Error(
      `${lost.join(', ')} is no combination; expected one of:\n  ${all.map(({ id }) => id).join('\n  ')}`,
    );
  }
  const wanted = new Set(chosen.flat());
  return all.filter((combination) => wanted.has(combination));
}

function fits(id, pattern) {
  const parts = id.split('/');
  const wanted = pattern.split('/');
  return wanted.length === parts.length && wanted.every((part, index) => part === '*' || part === parts[index]);
}
