import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { mustRun, runCommand } from './run-command';

const REQUIREMENT =
  '---\nid: BIL-001\nkind: expansion\npriority: high\narea: billing\n---\n\n# Refunds\n\n## Acceptance criteria\n\n- [ ] A refund is idempotent.\n';

/** What `analyze --json` prints, as far as it is looked at here. */
interface Printed {
  readonly requirements: readonly { readonly id: string; readonly acceptance: readonly unknown[] }[];
}

describe('the packed command line in a folder without Nx', () => {
  const run = process.env.NXP_E2E_FOLDER ?? '';
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(run, 'cli-'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    mkdirSync(join(folder, 'ARTIFACTS'));
    writeFileSync(join(folder, 'ARTIFACTS', 'BIL-001-refunds.md'), REQUIREMENT);
    const packs = readdirSync(join(run, 'packs')).map((file) => join(run, 'packs', file));
    await mustRun(folder, 'npm', ['install', ...packs, '--no-audit', '--no-fund', '--legacy-peer-deps']);
  });

  const cli = (...args: readonly string[]) =>
    runCommand(folder, join(folder, 'node_modules/.bin/nx-provisioner'), args);

  it('analyzes, and leaves the folder as it was', async () => {
    expect(existsSync(join(folder, 'node_modules/nx'))).toBe(false);
    expect(existsSync(join(folder, 'node_modules/typescript'))).toBe(false);
    const before = readdirSync(folder).sort();

    const { code, output } = await cli('analyze', '.');

    expect(output).toContain('BIL-001  expansion  high      billing');
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('prints JSON for other programs', async () => {
    const printed = JSON.parse((await cli('analyze', '.', '--json')).output) as Printed;

    expect(printed.requirements).toMatchObject([{ id: 'BIL-001', acceptance: [{ text: 'A refund is idempotent.' }] }]);
  });

  it('ends with 1 for problems and with 2 for wrong usage', async () => {
    expect(await cli('analyze', 'nowhere')).toMatchObject({ code: 1, output: expect.stringContaining('NXP-021') });
    expect(await cli('analyse', '.')).toMatchObject({ code: 2, output: expect.stringContaining('Near it: analyze.') });
  });

  it('says its version', async () => {
    expect((await cli('--version')).output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
