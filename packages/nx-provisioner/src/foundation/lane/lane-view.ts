import {
  stripControlCharacters,
  type Lane,
  type PlannedCriterion,
  type PlannedRequirement,
} from 'nx-provisioner-protocol';

import type { ContractArea, ContractDeclaration, PackageImport } from '../../contracts/contract-model';
import { packageName, type WorkspaceProfile } from '../../workspace/profile';
import type { WorkspaceDependency } from '../library/library';

/** Everything that a lane's files are written from. */
export interface LaneView {
  readonly profile: WorkspaceProfile;
  readonly lane: Lane;
  /** The lane's requirements in plan order. */
  readonly requirements: readonly PlannedRequirement[];
  /** Contracts that the lane implements, with their area. */
  readonly implemented: readonly ImplementedContract[];
  /** Areas whose contracts the lane may use, its own first. */
  readonly contractAreas: readonly string[];
  /** Names of the shared libraries that exist. */
  readonly shared: readonly string[];
  /** Names of the shared libraries that the lane's requirements depend on or provide. */
  readonly ownShared: readonly string[];
  /** Targets that run tests, lint and so on in an existing project, by project name. */
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** Files of existing projects that a person wrote where the plugin would write: the lane's brief makes way. */
  readonly occupied: ReadonlySet<string>;
  /** Tasks of the lane's projects that were red before the first session. */
  readonly knownFailing: readonly string[];
}

export interface ImplementedContract {
  readonly declaration: ContractDeclaration;
  readonly area: string;
  /** Whether criteria stand under the interface's own heading: its suite is then run by the lane. */
  readonly hasSuite: boolean;
  /** Types that its type parameters are bound by, by area: the entry has to import them too. */
  readonly bounds: ReadonlyMap<string, readonly string[]>;
  /** The same of packages. */
  readonly packageBounds: readonly PackageImport[];
}

/** The Nx project and folder of the lane's own library; `null` where it works in existing projects only. */
export function laneLibrary(
  lane: Lane,
  profile: Pick<WorkspaceProfile, 'librariesFolder'>,
): { name: string; root: string } | null {
  if (lane.kind === 'stabilization' && lane.projects.length > 0) return null;
  return { name: `${lane.kind}-${lane.area}`, root: `${profile.librariesFolder}/${lane.kind}/${lane.area}` };
}

/** The folder that holds the lane's brief: its library, else the first project it owns. */
export function briefFolder(lane: Lane, profile: Pick<WorkspaceProfile, 'librariesFolder'>): string {
  return laneLibrary(lane, profile)?.root ?? lane.projects[0]?.root ?? '.';
}

/**
 * Where the lane's brief lies: `AGENTS.md`, which coding agents read by themselves, or beside it where an existing
 * project has an `AGENTS.md` of its own.
 */
export function briefPath(
  lane: Lane,
  profile: Pick<WorkspaceProfile, 'librariesFolder'>,
  occupied: ReadonlySet<string>,
): string {
  const folder = briefFolder(lane, profile);
  const path = `${folder}/AGENTS.md`;
  return occupied.has(path) ? `${folder}/AGENTS.lane.md` : path;
}

/** The behavioural interfaces that the lane's own requirements declare, in the order of the documents. */
export function implementedContracts(
  requirements: readonly PlannedRequirement[],
  areas: readonly ContractArea[],
): ImplementedContract[] {
  const byId = new Map(requirements.map((planned) => [planned.requirement.id, planned]));
  return areas.flatMap((area) =>
    area.files
      .flatMap((file) => file.declarations)
      .filter(({ behavioural, requirement }) => behavioural && byId.has(requirement))
      .map((declaration) => ({
        declaration,
        area: area.area,
        hasSuite: (byId.get(declaration.requirement)?.criteria ?? []).some(
          ({ contract }) => contract === declaration.name,
        ),
        bounds: findBounds(declaration, area),
        packageBounds: findPackageBounds(declaration, area),
      })),
  );
}

/** A name that the contract's own file imports from a package is that one, whatever the area has by that name. */
function findPackageBounds(declaration: ContractDeclaration, { files }: Pick<ContractArea, 'files'>): PackageImport[] {
  const file = files.find(({ declarations }) => declarations.includes(declaration));
  return file?.packageImports.filter(({ name }) => declaration.boundNames.includes(name)) ?? [];
}

function findBounds(declaration: ContractDeclaration, { area, files }: ContractArea): Map<string, string[]> {
  const { name } = declaration;
  const external = findPackageBounds(declaration, { files }).map((each) => each.name);
  const boundNames = declaration.boundNames.filter((each) => !external.includes(each));
  const own = files.flatMap(({ declarations }) =>
    declarations.map((declaration) => ({ area, name: declaration.name })),
  );
  const imported = files.flatMap(({ imports }) =>
    imports.flatMap(({ from, names }) =>
      'area' in from ? names.map((each) => ({ area: from.area, name: each })) : [],
    ),
  );
  const bounds = new Map<string, string[]>();
  for (const type of [...own, ...imported]) {
    const names = bounds.get(type.area) ?? [];
    if (boundNames.includes(type.name) && type.name !== name && !names.includes(type.name))
      bounds.set(type.area, [...names, type.name]);
  }
  return bounds;
}

/** What runs the tests of an existing project: `test`, or what the workspace calls it; `null` where nothing does. */
export function findTestTarget({ profile, targets }: LaneView, project: string): string | null {
  return profile.gate.test.find((name) => targets.get(project)?.includes(name)) ?? null;
}

/** A test's name: `[BIL-002.1] A refund is idempotent for one order id`. Test runners print it to the terminal. */
export function testName({ id, text }: Pick<PlannedCriterion, 'id' | 'text'>): string {
  return `[${id}] ${stripControlCharacters(text)}`;
}

/** A contract library as a dependency of others. */
export function contractDependency(area: string, profile: WorkspaceProfile): WorkspaceDependency {
  return {
    packageName: packageName(profile, `contracts-${area}`),
    root: `${profile.librariesFolder}/contracts/${area}`,
  };
}

/** A shared library as a dependency of others. */
export function sharedDependency(name: string, profile: WorkspaceProfile): WorkspaceDependency {
  return { packageName: packageName(profile, `shared-${name}`), root: `${profile.librariesFolder}/shared/${name}` };
}

/** The test harness as a dependency of others. */
export function harnessDependency(profile: WorkspaceProfile): WorkspaceDependency {
  return { packageName: packageName(profile, 'testing'), root: `${profile.librariesFolder}/testing` };
}
