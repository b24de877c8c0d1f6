import { diagnose, type Diagnostic, type Lane, type Plan, type PlannedRequirement } from 'nx-provisioner-protocol';

import type { ContractArea } from '../contracts/contract-model';
import { packageName, type WorkspaceProfile } from '../workspace/profile';
import { projectOfTask } from '../workspace/project-of-task';
import { contractLibrary, contractLibraryFiles } from './contract-library/contract-library';
import type { Component, GeneratedFile } from './generated-file';
import { harnessFiles, harnessLibrary } from './harness-library/harness-library';
import { laneFiles, laneLibraryOptions } from './lane/lane-library';
import { implementedContracts, laneLibrary, testName, type LaneView } from './lane/lane-view';
import { sharedLibraryFiles, type SharedLibrary } from './shared-library/shared-library';
import type { LibraryOptions } from './library/library';
import type { LibraryPlace } from './wiring/shared-edit';
import type { TaggedProject } from './wiring/tag-projects';

/** What the foundation is computed from: data only, so that it can be printed, tested and compared. */
export interface FoundationInput {
  readonly profile: WorkspaceProfile;
  readonly plan: Plan;
  readonly areas: readonly ContractArea[];
  /** Packages of the root package.json, with their ranges. */
  readonly installed: Readonly<Record<string, string>>;
  /** Targets of existing projects, by project name. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Files of existing projects that a person wrote where the plugin would write. */
  readonly occupied: ReadonlySet<string>;
  /** Tasks that were red before the first session. */
  readonly knownFailing: readonly string[];
}

/** A generated library, with what its configuration is written from. */
export interface FoundationLibrary extends LibraryPlace {
  readonly options: LibraryOptions;
}

/** Everything that the plan wants in the workspace, nothing of it written yet. */
export interface Foundation {
  readonly files: readonly GeneratedFile[];
  /** Generated libraries, sorted by root. */
  readonly libraries: readonly FoundationLibrary[];
  /** Existing projects with the tags of the lanes that own them. */
  readonly tagged: readonly TaggedProject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files of the whole foundation and of all lanes, in a fixed order. */
export function foundationFiles(input: FoundationInput): Foundation {
  const { profile, plan } = input;
  const shared = sharedLibraries(plan, profile).map((library) =>
    sharedLibraryFiles(library, {
      profile,
      contractAreas: input.areas.map(({ area }) => area),
      sharedNames: suppliedNames(plan),
      installed: input.installed,
    }),
  );
  const harness = { profile, requirements: providersOfTesting(plan) };
  const lanes = plan.lanes.map((lane) => laneView(lane, input));
  const suites = suitesOf(plan);
  const wanted = [
    ...harnessFiles(harness),
    ...input.areas.flatMap((area) => contractLibraryFiles(area, { profile, suites })),
    ...shared.flatMap(({ files }) => files),
    ...lanes.flatMap(laneFiles),
  ];
  const { files, diagnostics } = rejectCollisions(wanted);
  return {
    files,
    libraries: placeLibraries([
      harnessLibrary(harness),
      ...input.areas.map((area) => contractLibrary(area, profile)),
      ...shared.map(({ library }) => library),
      ...lanes.map(laneLibraryOptions),
    ]),
    tagged: plan.lanes.flatMap(({ tag, projects }) => projects.map(({ root }) => ({ root, tag }))),
    diagnostics: [...shared.flatMap((library) => library.diagnostics), ...diagnostics],
  };
}

/** What a lane's files are written from. */
export function laneView(lane: Lane, input: FoundationInput): LaneView {
  const { profile, plan, areas } = input;
  const requirements = requirementsOf(lane, plan);
  const library = laneLibrary(lane, profile);
  const known = new Set(areas.map(({ area }) => area));
  const projects = new Set(lane.projects.map(({ name }) => name));
  const names = new Set([...input.targets.keys(), ...projects]);
  const shared = suppliedNames(plan);
  return {
    profile,
    lane,
    requirements,
    implemented: library === null ? [] : implementedContracts(requirements, areas),
    contractAreas: lane.contractAreas.filter((area) => known.has(area)),
    shared,
    ownShared: sharedOf(requirements, plan).filter((name) => shared.includes(name)),
    targets: input.targets,
    occupied: input.occupied,
    knownFailing: input.knownFailing.filter((task) => projects.has(projectOfTask(task, names) ?? '')),
  };
}

/** Shared libraries that documents supply code for, by name. */
export function sharedLibraries(plan: Plan, profile: WorkspaceProfile): SharedLibrary[] {
  const byId = new Map(plan.requirements.map((planned) => [planned.requirement.id, planned.requirement]));
  return plan.shared
    .filter(({ supplied }) => supplied)
    .map(({ name, requirements }) => ({
      name,
      root: `${profile.librariesFolder}/shared/${name}`,
      requirements,
      files: requirements.flatMap((id) => {
        const requirement = byId.get(id);
        if (requirement === undefined) return [];
        const only = requirement.provides.shared.length === 1;
        return requirement.files
          .filter((file) => file.library === name || (file.library === null && only))
          .map((file) => ({ file, requirement }));
      }),
    }));
}

/** The criteria of each contract's suite, as `[BIL-002.1] text`, by the interface's name and its area. */
export function suitesOf(plan: Plan): ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]> {
  const suites = new Map<string, { id: string; name: string }[]>();
  for (const { criteria, placement, requirement } of plan.requirements) {
    if (placement.type === 'outstanding') continue;
    for (const criterion of criteria) {
      if (criterion.contract === null) continue;
      const key = `${requirement.area}/${criterion.contract}`;
      suites.set(key, [...(suites.get(key) ?? []), { id: criterion.id, name: testName(criterion) }]);
    }
  }
  return suites;
}

const suppliedNames = (plan: Plan): string[] => plan.shared.filter(({ supplied }) => supplied).map(({ name }) => name);

const providersOfTesting = (plan: Plan): string[] =>
  plan.requirements
    .filter(({ requirement }) => requirement.provides.testing.length > 0)
    .map(({ requirement }) => requirement.id);

function requirementsOf(lane: Lane, plan: Plan): PlannedRequirement[] {
  const ids = new Set(lane.requirements);
  return plan.requirements.filter(({ requirement }) => ids.has(requirement.id));
}

/** Shared libraries that a lane's requirements provide or depend on, directly or through others. */
function sharedOf(requirements: readonly PlannedRequirement[], plan: Plan): string[] {
  const byId = new Map(plan.requirements.map(({ requirement }) => [requirement.id, requirement]));
  const seen = new Set<string>();
  const queue = requirements.map(({ requirement }) => requirement.id);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(byId.get(id)?.dependsOn ?? []));
  }
  return [...new Set([...seen].flatMap((id) => byId.get(id)?.provides.shared ?? []))].sort();
}

function placeLibraries(libraries: readonly (LibraryOptions | null)[]): FoundationLibrary[] {
  return libraries
    .filter((library) => library !== null)
    .map((options) => {
      const { profile, name, root, tags, entries = [] } = options;
      return { name, root, packageName: packageName(profile, name), entries, tags, options };
    })
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

/** Two names that become one path, on a file system that ignores case too, or of which one is a folder of the other. */
function rejectCollisions(wanted: readonly GeneratedFile[]): { files: GeneratedFile[]; diagnostics: Diagnostic[] } {
  const taken = new Map<string, GeneratedFile>();
  const folders = new Map<string, GeneratedFile>();
  const diagnostics: Diagnostic[] = [];
  const report = (file: GeneratedFile, other: GeneratedFile) => {
    const message = `${describe(file.component)} and ${describe(other.component)} both want ${file.path}; expected names that differ.`;
    diagnostics.push(diagnose('NXP-551', { file: file.path, line: null }, message));
  };
  for (const file of wanted) {
    const key = file.path.toLowerCase();
    const other = taken.get(key);
    if (other === undefined) taken.set(key, file);
    else report(file, other);
    for (const folder of foldersAbove(key)) if (!folders.has(folder)) folders.set(folder, file);
  }
  for (const [key, file] of taken) {
    const inside = folders.get(key);
    if (inside !== undefined) report(file, inside);
  }
  return { files: [...taken.values()], diagnostics };
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

const describe = ({ type, name }: Component): string => `${type} ${name}`;
