import { join } from 'node:path';

import { mustRun, REPOSITORY } from './run-command';

/**
 * Two of the combinations that `npm run test:matrix` goes through, chosen so that with the shop (a solution, npm, Jest,
 * Nx 23) each style, runner and Nx version occurs, and each package manager of another kind.
 */
const QUICK = ['ts-solution/pnpm/vitest/23', 'tsconfig-paths/yarn/jest/22'];

describe('a workspace of another kind', () => {
  it.each(QUICK)('%s is provisioned, green, and the same after a second run', async (id) => {
    const folder = process.env.NXP_E2E_FOLDER ?? '';
    const places = [`--folder=${join(folder, 'matrix')}`, `--packs=${join(folder, 'packs')}`];

    const output = await mustRun(REPOSITORY, process.execPath, ['tools/matrix/run.mjs', `--only=${id}`, ...places]);

    expect(output).toContain('1 of 1 passed');
  });
});
