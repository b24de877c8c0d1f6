import { isPath } from '../codemods/module-rules';
import type { CarriedOut, ReplacementScope } from './carry-out-replacements';
import type { Ban } from './write-ban';

/** The ban of a replaced module: in force for every file but those that cannot do without it yet. */
export function describeBan({ replacement, record, remainingFiles }: CarriedOut, scope: ReplacementScope): Ban {
  const { from, to } = replacement;
  const own = isPath(from) ? `${from.slice(2).replace(/\.[cm]?[jt]sx?$/, '')}/**` : null;
  const modern = scope.folderOf(to);
  const folders = [own, modern === null ? null : `${modern}/**`].filter((folder) => folder !== null);
  return { from, to, requirements: record.requirements, exempt: [...remainingFiles.map(escapeGlob), ...folders] };
}

/** `[id].tsx` is a name, and no class of characters. */
function escapeGlob(path: string): string {
  return path.replace(/[[\]{}()*?!+@]/g, '\\$&');
}
