import type { CarriedOut } from './carry-out-replacements';
import type { ManifestEdits } from './edit-manifests';

/** What replacements did, for a terminal: a line in numbers, one for each file, `path:line reason` for each skipped place. */
export function printReplacements(done: readonly CarriedOut[], manifests: ManifestEdits): string {
  const lines = done.flatMap(({ record, places }) => {
    const changed = [...places.values()].reduce((sum, count) => sum + count, 0);
    const head = `${record.from} -> ${record.to}: ${count(changed, 'place')} in ${count(places.size, 'file')} changed, ${record.remaining} left`;
    return [
      head,
      ...[...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, number]) => `  ${path} (${number})`),
      ...record.skipped.map(({ file, line, reason }) => `${file}:${line} ${reason}`),
    ];
  });
  const packages = manifests.packages.map(({ manifest, package: name, version }) =>
    version === null ? `${manifest}: ${name} is gone` : `${manifest}: ${name}@${version} is new`,
  );
  const mentions = manifests.mentions.map(({ package: name, file }) => `${file} names ${name}, which therefore stays`);
  return [...lines, ...packages, ...mentions].join('\n');
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
