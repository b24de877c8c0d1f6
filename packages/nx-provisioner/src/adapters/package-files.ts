import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { isInside } from './files';

/**
 * What is installed at a workspace's root, and nothing else of the machine: a path that ends outside `node_modules` once
 * its links are followed is not there. Paths are relative to the root, with `/`, and begin with `node_modules`.
 */
export class InstalledFiles {
  private readonly folder: string | null;

  constructor(private readonly root: string) {
    this.folder = followLinks(join(root, 'node_modules'));
  }

  isFile(path: string): boolean {
    const real = this.find(path);
    return real !== null && (statSync(real, { throwIfNoEntry: false })?.isFile() ?? false);
  }

  isFolder(path: string): boolean {
    const real = this.find(path);
    return real !== null && (statSync(real, { throwIfNoEntry: false })?.isDirectory() ?? false);
  }

  leadsOut(path: string): boolean {
    return this.find(path) === null && followLinks(join(this.root, path)) !== null;
  }

  read(path: string): string | null {
    const real = this.find(path);
    return real === null ? null : readFileSync(real, 'utf8');
  }

  follow(path: string): string {
    const real = this.find(path);
    if (real === null || this.folder === null) return path;
    return ['node_modules', ...relative(this.folder, real).split(sep)].filter((part) => part !== '').join('/');
  }

  private find(path: string): string | null {
    const real = followLinks(join(this.root, path));
    return real !== null && this.folder !== null && isInside(this.folder, real) ? real : null;
  }
}

/** `null` where nothing is, or nothing that can be reached. */
function followLinks(path: string): string | null {
  try {
    // As the file system has it: the other form reads each folder on the way.
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
