import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

interface Entry {
  readonly digest: string;
  /** `null` for what is no file. */
  readonly text: string | null;
}

/** Everything below a folder by its path, with kind, mode and content; links are not followed. */
export function listEntries(root: string, folder = ''): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const name of readdirSync(join(root, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const stats = lstatSync(join(root, path));
    if (stats.isDirectory()) {
      entries.set(path, { digest: `folder ${stats.mode}`, text: null });
      for (const [inner, entry] of listEntries(root, path)) entries.set(inner, entry);
    } else if (stats.isFile()) {
      const content = readFileSync(join(root, path));
      const digest = `file ${stats.mode} ${createHash('sha256').update(content).digest('hex')}`;
      entries.set(path, { digest, text: content.toString() });
    } else {
      const target = stats.isSymbolicLink() ? readlinkSync(join(root, path)) : '';
      entries.set(path, { digest: `other ${stats.mode} ${target}`, text: null });
    }
  }
  return entries;
}
