import { posix } from 'node:path';

import { makeFinding, type Finding } from './finding';
import { sortFindings } from './graph-wall';
import {
  describeOwner,
  findHolder,
  ownerOf,
  readTerritory,
  type Owners,
  type TaggedProject,
  type Territory,
} from './territory';

/** One path that differs between the base and the branch; a rename is a deletion and an addition. */
export interface ChangedPath {
  /** Relative to the workspace root, with `/`; `../` leads it into the rest of the repository. */
  readonly path: string;
  /** As git has them: `100644`, `100755`, `120000` for a link, `160000` for a submodule; `000000` where there is none. */
  readonly oldMode: string;
  readonly newMode: string;
  /** Where a link leads, as written; `null` for what is no link. */
  readonly linkTarget: string | null;
}

export interface DiffWallInput {
  /** The lane that the branch belongs to. */
  readonly lane: string;
  /** Projects as they are now. */
  readonly projects: readonly TaggedProject[];
  readonly changes: readonly ChangedPath[];
  /** Text at the base of what {@link manifestsToRead} names; `null` where it was not there. */
  readonly manifestsAtBase: ReadonlyMap<string, string | null>;
  /** Files that every lane may change, by path. */
  readonly sharedFiles: readonly string[];
  readonly owners: Owners;
}

const MANIFEST = /(^|\/)(package|project)\.json$/;
const LINK = '120000';
const NONE = '000000';

/** The files whose text at the base says whose the changed ones were: both manifests where one of them changed. */
export function manifestsToRead(changes: readonly ChangedPath[]): string[] {
  const roots = changes.filter(({ path }) => MANIFEST.test(path)).map(({ path }) => posix.dirname(path));
  return [...new Set(roots)].flatMap(manifestsOf);
}

const manifestsOf = (root: string): string[] => ['package.json', 'project.json'].map((name) => posix.join(root, name));

/**
 * The wall in the diff: on a lane's branch only files change that were the lane's at the base, so that nobody widens
 * their lane by writing its tag somewhere else.
 */
export function checkDiff(input: DiffWallInput): Finding[] {
  const territory = readTerritory(projectsAtBase(input));
  const shared = new Set(input.sharedFiles);
  const findings = input.changes
    .filter(({ path }) => !shared.has(path))
    .flatMap((change) => {
      const owner = ownerOfPath(change.path, territory);
      if (owner !== input.lane) return [describeStray(change, owner, input)];
      return [...checkLink(change, territory, input), ...checkManifestTags(change, territory, input)];
    });
  return sortFindings(findings);
}

function ownerOfPath(path: string, territory: Territory): string {
  return path.startsWith('../') ? 'foundation' : ownerOf(findHolder(path, territory));
}

function describeStray(change: ChangedPath, owner: string, { lane, owners }: DiffWallInput): Finding {
  const message = `${JSON.stringify(change.path)} ${describeChange(change)} on the branch of ${lane}, and belongs to ${describeOwner(owner, owners)}; expected changes of the lane's own files only.`;
  return makeFinding({ rule: 'stray', lane, from: lane, to: change.path, owner }, placeOf(change), message);
}

const placeOf = ({ path }: ChangedPath) => ({ file: path, line: null });

function describeChange({ oldMode, newMode }: ChangedPath): string {
  const what = newMode === LINK ? 'as a symbolic link' : newMode === '160000' ? 'as a submodule' : '';
  if (newMode === NONE) return 'is deleted or moved away';
  if (oldMode === NONE) return `is added ${what}`.trim();
  return oldMode === newMode ? `is changed ${what}`.trim() : `is changed from mode ${oldMode} to ${newMode}`;
}

function checkLink(change: ChangedPath, territory: Territory, { lane, owners }: DiffWallInput): Finding[] {
  const { path, linkTarget } = change;
  if (linkTarget === null) return [];
  const target = posix.isAbsolute(linkTarget) ? null : posix.join(posix.dirname(path), linkTarget).replace(/\/$/, '');
  const owner = target === null ? 'foundation' : ownerOfPath(target, territory);
  if (owner === lane) return [];
  const message = `${JSON.stringify(path)} leads to ${JSON.stringify(linkTarget)}, which belongs to ${describeOwner(owner, owners)}; expected links to the lane's own files only.`;
  return [makeFinding({ rule: 'link', lane, from: lane, to: path, owner }, placeOf(change), message)];
}

/** A lane that changes its own tags would leave the walls without a trace. */
function checkManifestTags(change: ChangedPath, atBase: Territory, { lane, projects }: DiffWallInput): Finding[] {
  const root = posix.dirname(change.path);
  if (!MANIFEST.test(change.path)) return [];
  const before = protocolTags(atBase.byRoot.get(root));
  const now = protocolTags(projects.find((project) => project.root === root));
  if (before === now || before === '') return [];
  const message = `The tags of ${root} were ${before} and are now ${now === '' ? 'none' : now}; expected them as provision wrote them.`;
  return [
    makeFinding({ rule: 'tags', lane, from: lane, to: change.path, owner: 'foundation' }, placeOf(change), message),
  ];
}

function protocolTags(project: Pick<TaggedProject, 'tags'> | undefined): string {
  return (project?.tags ?? [])
    .filter((tag) => /^(lane|layer):/.test(tag))
    .sort()
    .join(', ');
}

/** The projects with the tags that they had at the base, and those that the branch deleted. */
function projectsAtBase({ projects, manifestsAtBase }: DiffWallInput): TaggedProject[] {
  const roots = new Set([...manifestsAtBase.keys()].map((path) => posix.dirname(path)));
  const unchanged = projects.filter(({ root }) => !roots.has(root));
  const before = [...roots].flatMap((root): TaggedProject[] => {
    const manifests = manifestsOf(root).map((path) => readManifest(manifestsAtBase.get(path)));
    const known = manifests.filter((manifest) => manifest !== null);
    if (known.length === 0) return [];
    const name = projects.find((project) => project.root === root)?.name ?? root;
    return [{ name, root, tags: known.flatMap(({ tags }) => tags), packageName: null }];
  });
  return [...unchanged, ...before];
}

function readManifest(text: string | null | undefined): { readonly tags: readonly string[] } | null {
  if (text === null || text === undefined) return null;
  try {
    const manifest = JSON.parse(text) as { tags?: unknown; nx?: { tags?: unknown } } | null;
    const tags = [manifest?.tags, manifest?.nx?.tags].flat();
    return { tags: tags.filter((tag): tag is string => typeof tag === 'string') };
  } catch {
    // A manifest that was broken at the base gave its project no tags.
    return { tags: [] };
  }
}
