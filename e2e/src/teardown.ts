import { rmSync } from 'node:fs';

/** Takes the workspaces away; `NXP_E2E_KEEP=1` leaves them to be looked at. */
export default function teardown(): void {
  const folder = process.env.NXP_E2E_FOLDER;
  if (folder === undefined) return;
  if (process.env.NXP_E2E_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
  else console.log(`The workspaces are kept: ${folder}`);
}
