import type { Choice, WorkspaceProfile } from './profile';

/** An existing project, as far as it shows where libraries lie. */
export interface ProjectPlace {
  /** Relative to the workspace root; `.` is the root project. */
  readonly root: string;
  readonly tags?: readonly string[] | undefined;
}

export interface LibrariesFolderFacts {
  /** The plugin's option. */
  readonly option: string | undefined;
  /** `workspaceLayout.libsDir` of nx.json. */
  readonly libsDir: string | undefined;
  readonly style: WorkspaceProfile['style'];
  readonly globs: readonly string[];
  readonly projects: readonly ProjectPlace[];
}

/** Where Nx puts libraries in a workspace that says nothing. */
const DEFAULTS = { 'ts-solution': 'packages', 'tsconfig-paths': 'libs' } as const;
/** Folders of what is no library. */
const OTHERS = new Set(['apps', 'e2e', 'tools', 'examples', 'docs']);

/**
 * Where generated libraries go: what the option says, else where they are already, else the workspace's own way: its
 * layout in nx.json, the folders of its workspace globs and projects, and last what Nx itself would take.
 */
export function detectLibrariesFolder(facts: LibrariesFolderFacts): { folder: string; choice: Choice } {
  const [folder, rationale] = choose(facts);
  return { folder, choice: { choice: `Libraries lie in ${folder}/`, rationale } };
}

function choose({ option, libsDir, style, globs, projects }: LibrariesFolderFacts): [string, string] {
  if (option !== undefined) return [normalise(option), 'the option librariesFolder of the plugin says so'];
  const own = projects.find(({ tags = [] }) => tags.includes('layer:testing'));
  if (own?.root.endsWith('/testing')) {
    return [own.root.slice(0, -'/testing'.length), 'that is where the foundation lies already'];
  }
  if (libsDir !== undefined) return [normalise(libsDir), 'workspaceLayout.libsDir in nx.json says so'];
  const fallback = DEFAULTS[style];
  const globbed = globs.filter((glob) => glob.includes('*')).map(firstFolder);
  const known = new Set([...globbed, ...projects.map(({ root }) => firstFolder(root))]);
  for (const other of ['', ...OTHERS]) known.delete(other);
  if (known.has(fallback)) return [fallback, 'that is where the workspace has its libraries'];
  const [used] = known;
  return used === undefined
    ? [fallback, 'the workspace has no folder for libraries yet, and this is where Nx puts them']
    : [used, 'that is where the workspace has its libraries'];
}

/** `modules` of `./modules/*` and of `modules/shop/cart`; empty for what lies at the root or is left out by `!`. */
function firstFolder(path: string): string {
  const [first = '', ...rest] = path.replace(/^\.\//, '').split('/');
  return rest.length === 0 || /[*!{}]/.test(first) ? '' : first;
}

const normalise = (folder: string): string => folder.replace(/^\.\//, '').replace(/\/+$/, '');
