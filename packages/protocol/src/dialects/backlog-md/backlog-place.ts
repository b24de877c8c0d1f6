/** Where a task's file lies in a backlog, which says whether it is still wanted. */
export interface BacklogPlace {
  /** The backlog's folder, which tells two of them in one repository apart. */
  readonly root: string;
  readonly state: 'open' | 'completed' | 'archived';
}

const OTHER_PARTS: Readonly<Record<string, string>> = {
  drafts: 'a draft, which its author has not made a task yet',
  milestones: 'a milestone of Backlog.md, not a task',
  decisions: 'a decision of Backlog.md, not a task',
  docs: 'a document of Backlog.md, not a task',
};

/** Says what a file is by its path: a place, a reason to leave it out, or `null` where it is not Backlog.md's. */
export function findBacklogPlace(file: string): BacklogPlace | string | null {
  const segments = file.split('/');
  const at = segments.findIndex((segment, index) => /^\.?backlog$/.test(segment) && index < segments.length - 2);
  if (at === -1 || !file.endsWith('.md')) return null;
  const root = segments.slice(0, at + 1).join('/');
  const [area = '', inner = ''] = segments.slice(at + 1);
  const other = OTHER_PARTS[area === 'archive' ? inner : area];
  if (other !== undefined) return other;
  if (/^readme\.md$/i.test(segments.at(-1) ?? '')) return 'a README, not a task';
  if (area === 'tasks') return { root, state: 'open' };
  if (area === 'completed') return { root, state: 'completed' };
  return area === 'archive' ? { root, state: 'archived' } : null;
}
