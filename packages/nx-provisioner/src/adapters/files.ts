import { lstatSync, mkdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { stageFile, type StagedFile } from './staged-file';
import { describeError, readErrorCode } from './system-error';

/** As many symbolic links as Linux follows in one path before it says ELOOP. */
const MOST_LINKS = 40;

/**
 * Makes a folder and those above it that are missing.
 *
 * @throws ProvisionerError NXP-016 with the system's reason
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (cause) {
    throw new ProvisionerError([diagnose('NXP-016', null, `${path} cannot be made: ${describeError(cause)}`)], {
      cause,
    });
  }
}

/**
 * Writes a file so that a reader, or a next run after a kill, finds the old content or the new one and nothing between:
 * temporary file, flush to disk, rename. Missing folders are made.
 *
 * @param folder where the temporary file lies, on the same disk for the rename to be one step
 * @throws ProvisionerError NXP-016 with the system's reason
 */
export function writeFileAtomic(path: string, content: string, folder = dirname(path)): void {
  let staged: StagedFile | undefined;
  try {
    staged = stageFile(path, content, { folder, mode: statLink(path)?.mode, flush: true });
    staged.commit();
  } catch (cause) {
    staged?.discard();
    const message = `${path} cannot be written: ${describeError(cause)}`;
    throw new ProvisionerError([diagnose('NXP-016', null, message)], { cause });
  }
}

/**
 * The absolute path that `path` leads to once every symbolic link on the way is followed, including links to what does
 * not exist yet. A relative path starts at `root`.
 *
 * @throws ProvisionerError NXP-014 where it ends outside `root`
 */
export function resolveInside(root: string, path: string): string {
  const realRoot = realpathSync(root);
  const destination = path.includes('\0') ? null : followLinks(resolve(realRoot, path));
  if (destination === null || !isInside(realRoot, destination)) {
    const found = destination === null ? 'leads nowhere' : `leads to ${destination}`;
    const message = `${JSON.stringify(path)} ${found}; expected a path inside ${realRoot}.`;
    throw new ProvisionerError([diagnose('NXP-014', null, message)]);
  }
  return destination;
}

/**
 * A path inside `root`, relative to it, with `/`, in one spelling; `.` for the root itself. Links on the way stay as they
 * are written.
 *
 * @throws ProvisionerError NXP-014 where it ends outside `root`
 */
export function relativeInside(root: string, path: string): string {
  resolveInside(root, path);
  const way = relative(root, resolve(root, path)).split(sep).join('/');
  return way === '' ? '.' : way;
}

/** Whether `path` is `folder` or lies in it; both absolute, links already followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** What lies at `path` itself, a link not followed; `null` where there is nothing. */
export function statLink(path: string | Buffer): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    // ENOTDIR: a file stands where the path has a folder, so there is nothing below it.
    if (['ENOENT', 'ENOTDIR'].includes(readErrorCode(error) ?? '')) return null;
    throw error;
  }
}

/**
 * The symbolic links among some paths and the folders above them, below `root`, each once and in the order of the paths:
 * what is written there would end elsewhere.
 */
export function findLinks(root: string, paths: readonly string[]): string[] {
  const seen = new Set<string>();
  const links: string[] = [];
  for (const path of paths) {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length += 1) {
      const part = parts.slice(0, length).join('/');
      if (seen.has(part)) continue;
      seen.add(part);
      if (statLink(join(root, part))?.isSymbolicLink()) links.push(part);
    }
  }
  return links;
}

/** `null` where the links form a circle. */
function followLinks(path: string): string | null {
  let links = 0;
  let current = parse(path).root;
  const pending = path.slice(current.length).split(sep);
  for (let part = pending.shift(); part !== undefined; part = pending.shift()) {
    const next = join(current, part);
    if (!statLink(next)?.isSymbolicLink()) {
      current = next;
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) return null;
    const target = readlinkSync(next);
    if (isAbsolute(target)) current = parse(target).root;
    pending.unshift(...target.slice(parse(target).root.length).split(sep));
  }
  return current;
}
