import type { ComponentChange, SessionRecord } from '../session/record';

/** Tells whether a file that an earlier session wrote is still there. */
export type Stands = (path: string) => boolean;

/**
 * What each session completed, in words, in the order of the records: requirements implemented since the record before,
 * and the components it created of which something still stands.
 */
export function listCompleted(records: readonly SessionRecord[], stands: Stands): string[][] {
  const implemented = new Set<string>();
  return records.map((record) => {
    const now = record.requirements.filter(({ state }) => state === 'implemented');
    const fresh = now.filter(({ id }) => !implemented.has(id));
    implemented.clear();
    for (const { id } of now) implemented.add(id);
    return [
      ...fresh.map(({ id, title }) => `${id} ${title}: implemented`),
      ...record.changes
        .filter(({ action }) => action === 'created')
        .flatMap((change) => describeComponent(change, stands)),
    ];
  });
}

function describeComponent({ component, name, files }: ComponentChange, stands: Stands): string[] {
  const standing = files.filter(stands).length;
  if (standing === 0) return [];
  const part = standing === files.length ? '' : `, ${standing} of ${files.length} files still there`;
  return [`${component} ${name}${part}`];
}
