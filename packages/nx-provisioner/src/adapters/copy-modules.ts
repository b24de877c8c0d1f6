import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { makeFolder, statLink } from './files';
import { installPackages } from './package-manager';
import { runProcess } from './processes';

export interface CopyModulesOptions {
  /** The workspace that has everything installed. */
  readonly from: string;
  /** The workspace that gets it: another checkout of the same commit. */
  readonly to: string;
  /** A folder on the same disk as `to`, where a copy may grow. */
  readonly scratch: string;
  /** Folders that may have packages of their own, relative to the workspace root; `.` for the root. */
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
}

/** How a workspace came by its packages. */
export type CopyWay = 'present' | 'reflink' | 'hard links' | 'install';

/**
 * Gives a checkout its own node_modules: as a copy that shares its blocks, else its files, with the first, else by an
 * installation. A copy appears whole or not at all.
 *
 * @throws ProvisionerError NXP-017 where even the installation fails
 */
export async function copyModules(options: CopyModulesOptions): Promise<CopyWay> {
  const { from, to, folders, signal } = options;
  const missing = folders
    .map((folder) => join(folder, 'node_modules'))
    .filter((path) => existsSync(join(from, path)) && !existsSync(join(to, path)));
  if (missing.length === 0) {
    if (existsSync(join(to, 'node_modules'))) return 'present';
    await installPackages(to, signal);
    return 'install';
  }
  let way: CopyWay = 'present';
  for (const path of missing) {
    const copied = await copyFolder(join(from, path), join(to, path), options);
    if (copied === null) {
      await installPackages(to, signal);
      return 'install';
    }
    way = copied;
  }
  return way;
}

const WAYS = [
  ['reflink', ['-a', '--reflink=always']],
  ['hard links', ['-a', '-l']],
] as const;

async function copyFolder(
  from: string,
  to: string,
  { scratch, signal }: CopyModulesOptions,
): Promise<'reflink' | 'hard links' | null> {
  for (const [way, flags] of WAYS) {
    const growing = join(scratch, `.node_modules-${randomUUID()}`);
    if (way === 'reflink' && !sharesBlocks(scratch)) continue;
    try {
      const { code } = await runProcess('cp', [...flags, '--', from, growing], { cwd: scratch, signal });
      if (code !== 0) continue;
      if (way === 'hard links') separate(growing);
      makeFolder(dirname(to));
      renameSync(growing, to);
      return way;
    } finally {
      rmSync(growing, { recursive: true, force: true });
    }
  }
  return null;
}

/** Asked once: where the disk cannot, `cp` would fail at every single file before it says so. */
function sharesBlocks(folder: string): boolean {
  const [from, to] = [join(folder, `.probe-${randomUUID()}`), join(folder, `.probe-${randomUUID()}`)];
  try {
    writeFileSync(from, 'x');
    copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(from, { force: true });
    rmSync(to, { force: true });
  }
}

/**
 * Tools replace the files of packages, but write into caches and into the package manager's own notes in place: those
 * may not be shared.
 */
function separate(modules: string): void {
  for (const name of readdirSync(modules).filter((each) => each.startsWith('.'))) {
    const path = join(modules, name);
    if (name === '.cache' || name.startsWith('.vite')) {
      rmSync(path, { recursive: true, force: true });
    } else if (statLink(path)?.isFile()) {
      const content = readFileSync(path);
      rmSync(path);
      writeFileSync(path, content);
    }
  }
}
