/** Where a file lies in a `.kiro` folder, which says what it is. */
export interface KiroPlace {
  readonly part: 'requirements' | 'bugfix' | 'design' | 'tasks' | 'state';
  /** The spec's folder, as a path. */
  readonly folder: string;
  /** The spec's folder, as a name. */
  readonly name: string;
}

const PARTS: Readonly<Record<string, KiroPlace['part']>> = {
  'requirements.md': 'requirements',
  'bugfix.md': 'bugfix',
  'design.md': 'design',
  'tasks.md': 'tasks',
  'spec.json': 'state',
};

/** Says what a file is by its path: a place, a reason to leave it out, or `null` where it is not Kiro's. */
export function findKiroPlace(file: string): KiroPlace | string | null {
  const segments = file.split('/');
  const at = segments.slice(0, -1).lastIndexOf('.kiro');
  if (at === -1) return null;
  const inside = segments.slice(at + 1);
  if (inside[0] === 'steering') return 'guidance for agents, not a Kiro spec';
  if (inside[0] !== 'specs') return 'a setting of Kiro, not a spec';
  const part = PARTS[inside.at(-1) ?? ''];
  if (inside.length < 3 || part === undefined) {
    return 'not a part of a Kiro spec, which are requirements.md, bugfix.md, design.md, tasks.md and spec.json';
  }
  return { part, folder: segments.slice(0, -1).join('/'), name: inside.at(-2) ?? '' };
}
