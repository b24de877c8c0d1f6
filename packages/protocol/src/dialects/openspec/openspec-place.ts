/** Where a file lies in an `openspec` folder, which says what it is. */
export interface OpenSpecPlace {
  readonly part: 'spec' | 'proposal' | 'tasks' | 'design' | 'delta';
  /** The `openspec` folder, which tells two of them in one repository apart. */
  readonly root: string;
  /** Folder of the change; `null` for what belongs to the current specs. */
  readonly change: string | null;
  /** Folder of the capability, for specs and deltas. */
  readonly capability: string | null;
  readonly archived: boolean;
}

const BACKGROUND = new Set(['AGENTS.md', 'project.md', 'README.md']);
const PARTS: Readonly<Record<string, OpenSpecPlace['part']>> = {
  'proposal.md': 'proposal',
  'tasks.md': 'tasks',
  'design.md': 'design',
};

/** Says what a file is by its path: a place, a reason to leave it out, or `null` where it is not OpenSpec's. */
export function findOpenSpecPlace(file: string): OpenSpecPlace | string | null {
  const segments = file.split('/');
  const at = segments.findIndex((segment, index) => segment === 'openspec' && index < segments.length - 1);
  if (at === -1 || !file.endsWith('.md')) return null;
  const root = segments.slice(0, at + 1).join('/');
  const [area, ...rest] = segments.slice(at + 1);
  if (rest.length === 0) return BACKGROUND.has(area ?? '') ? 'instructions of OpenSpec, not a spec or a change' : null;
  if (area === 'specs') return placeSpec(root, rest);
  if (area !== 'changes') return null;
  const archived = rest[0] === 'archive' && rest.length > 2;
  return placeChange(root, archived ? rest.slice(1) : rest, archived);
}

function placeSpec(root: string, rest: readonly string[]): OpenSpecPlace | string {
  const capability = rest.slice(0, -1).join('/');
  const name = rest.at(-1);
  if (capability === '' || (name !== 'spec.md' && name !== 'design.md')) {
    return 'not a current spec of OpenSpec, which is specs/<capability>/spec.md';
  }
  return { part: name === 'spec.md' ? 'spec' : 'design', root, change: null, capability, archived: false };
}

function placeChange(root: string, rest: readonly string[], archived: boolean): OpenSpecPlace | string {
  const [change = '', ...path] = rest;
  const [first = ''] = path;
  const part = path.length === 1 ? PARTS[first] : undefined;
  if (part !== undefined) return { part, root, change, capability: null, archived };
  const capability = path.slice(1, -1).join('/');
  if (first === 'specs' && path.at(-1) === 'spec.md' && capability !== '') {
    return { part: 'delta', root, change, capability, archived };
  }
  return 'not a part of an OpenSpec change, which are proposal.md, design.md, tasks.md and specs/<capability>/spec.md';
}
