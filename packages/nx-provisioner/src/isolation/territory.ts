import { diagnose, laneTag, NearNames, type Diagnostic } from 'nx-provisioner-protocol';

const LANE = /^(expansion|stabilization)\/[a-z][a-z0-9-]*$/;
const LANE_PREFIX = 'lane:';

/** What the walls have to know of an Nx project. */
export interface TaggedProject {
  readonly name: string;
  /** Relative to the workspace root, with `/`; `.` for the root project. */
  readonly root: string;
  readonly tags: readonly string[];
  /** How other packages import it; `null` where it has no package.json. */
  readonly packageName: string | null;
}

/** A project with its place in the protocol. */
export interface Holding extends TaggedProject {
  /** `expansion/billing`; `null` where the project belongs to no lane. */
  readonly lane: string | null;
  /** `contracts`, `shared`, `testing` or `lane` for what the plugin generated, else `null`. */
  readonly layer: string | null;
}

/** Who holds which part of the workspace. */
export interface Territory {
  readonly byName: ReadonlyMap<string, Holding>;
  readonly byRoot: ReadonlyMap<string, Holding>;
  readonly byPackage: ReadonlyMap<string, Holding>;
  /** Names of lanes that have a project, sorted. */
  readonly lanes: readonly string[];
}

/** Handles by the name of a lane or `foundation`, as the plugin's options name them. */
export type Owners = Readonly<Record<string, readonly string[]>>;

/** Reads who holds what from the tags on the projects, the only source of all walls. */
export function readTerritory(projects: readonly TaggedProject[]): Territory {
  const holdings = projects.map((project): Holding => {
    const layer = project.tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length) ?? null;
    return { ...project, layer, lane: laneNames(project)[0] ?? null };
  });
  const lanes = new Set(holdings.flatMap(({ lane }) => (lane === null ? [] : [lane])));
  return {
    byName: new Map(holdings.map((holding) => [holding.name, holding])),
    byRoot: new Map(holdings.map((holding) => [holding.root, holding])),
    byPackage: new Map(holdings.flatMap((holding) => (holding.packageName ? [[holding.packageName, holding]] : []))),
    lanes: [...lanes].sort(),
  };
}

/** Tags that leave open whose a project is: NXP-820 for two lanes, NXP-821 for what names none. */
export function checkTags(projects: readonly TaggedProject[]): Diagnostic[] {
  return projects.flatMap((project) => {
    const place = { file: project.root === '.' ? 'package.json' : `${project.root}/package.json`, line: null };
    const names = laneNames(project);
    const malformed = project.tags.filter(
      (tag) => tag.startsWith(LANE_PREFIX) && !names.some((n) => laneTag(n) === tag),
    );
    const problems = malformed.map((tag) => {
      const message = `${project.name} has the tag ${JSON.stringify(tag)}; expected lane:<kind>/<area> with the kind expansion or stabilization.`;
      return diagnose('NXP-821', place, message);
    });
    if (names.length > 1) {
      const message = `${project.name} has the tags of ${names.join(' and ')}; expected those of one lane.`;
      problems.push(diagnose('NXP-820', place, message));
    }
    if (names.length === 0 && malformed.length === 0 && project.tags.includes('layer:lane')) {
      const message = `${project.name} has the tag layer:lane and none that names its lane.`;
      problems.push(diagnose('NXP-821', place, message));
    }
    return problems;
  });
}

function laneNames({ tags }: TaggedProject): string[] {
  const names = tags.filter((tag) => tag.startsWith(LANE_PREFIX)).map((tag) => tag.slice(LANE_PREFIX.length));
  return [...new Set(names)].filter((name) => LANE.test(name));
}

/**
 * The lane that a user means by `expansion/billing` or `lane:expansion/billing`.
 *
 * @returns NXP-822 where no project carries its tag
 */
export function findLane(name: string, { lanes }: Territory): { readonly lane: string } | Diagnostic {
  const lane = name.startsWith(LANE_PREFIX) ? name.slice(LANE_PREFIX.length) : name;
  if (lanes.includes(lane)) return { lane };
  const known = lanes.length === 0 ? 'there are none' : `expected one of ${lanes.join(', ')}`;
  const near = new NearNames(lanes).suggest(lane);
  return diagnose('NXP-822', null, `No project belongs to the lane ${JSON.stringify(lane)}; ${known}.${near}`);
}

/** The innermost project that holds a path; `null` outside of all but the root project. */
export function findHolder(path: string, { byRoot }: Pick<Territory, 'byRoot'>): Holding | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const holding = byRoot.get(path.slice(0, end));
    if (holding !== undefined) return holding;
  }
  return null;
}

/** Whose something is: a lane's name, `foundation`, or the project that no lane touches. */
export function ownerOf(holding: Holding | null): string {
  if (holding === null) return 'foundation';
  if (holding.lane !== null) return holding.lane;
  return holding.layer === null ? `project ${holding.name}` : 'foundation';
}

/** `expansion/billing (@billing)`, or without the handle where the options name none. */
export function describeOwner(owner: string, owners: Owners): string {
  const handles = owners[owner] ?? [];
  return handles.length === 0 ? owner : `${owner} (${handles.join(', ')})`;
}
