export type FeatureRole = 'spec' | 'plan' | 'tasks';

/** Where a file lies in spec-kit's layout, `specs/NNN-name/…` at any depth. */
export interface FeaturePlace {
  /** The feature's folder, relative to the analyzed directory. */
  readonly directory: string;
  /** The folder's name: `001-refunds`. */
  readonly folder: string;
  /** `null` for a supporting document, such as a checklist or a contract. */
  readonly role: FeatureRole | null;
}

const ROLES: Readonly<Record<string, FeatureRole>> = { 'spec.md': 'spec', 'plan.md': 'plan', 'tasks.md': 'tasks' };
/** Folders of tools that have a `specs` folder of their own. */
const OTHER_TOOLS = new Set(['.kiro', 'openspec']);

/** The feature that a file belongs to: the innermost numbered folder below a folder `specs`; `null` where there is none. */
export function findFeature(file: string): FeaturePlace | null {
  const segments = file.split('/');
  const name = segments.pop() ?? '';
  if (segments.some((segment) => OTHER_TOOLS.has(segment))) return null;
  const specs = segments.indexOf('specs');
  const at = segments.findLastIndex((segment) => /^\d+[-_][^/]+$/.test(segment));
  if (specs === -1 || at <= specs) return null;
  const direct = at === segments.length - 1;
  return {
    directory: segments.slice(0, at + 1).join('/'),
    folder: segments[at] ?? '',
    role: direct ? (ROLES[name] ?? null) : null,
  };
}
