import {
  diagnose,
  planSession,
  type Diagnostic,
  type Guidance,
  type History,
  type Plan,
  type Requirement,
  type WorkspaceProject,
} from 'nx-provisioner-protocol';

import { findLinks } from '../adapters/files';
import { InstalledFiles } from '../adapters/package-files';
import type { ContractArea } from '../contracts/contract-model';
import { findTakenNames } from '../foundation/find-taken-names';
import { foundationFiles, type FoundationInput } from '../foundation/foundation-files';
import type { WorkspacePackages } from '../contracts/workspace-packages';
import { packageName, type WorkspaceProfile } from '../workspace/profile';
import { count } from './phase';

/** An existing project, with the names of its targets. */
export interface ProjectFacts extends WorkspaceProject {
  readonly targets: readonly string[];
}

export interface PlanInput {
  readonly profile: WorkspaceProfile;
  readonly requirements: readonly Requirement[];
  readonly guidance: Guidance;
  readonly history: History;
  readonly projects: readonly ProjectFacts[];
  /** Packages of the root package.json, with their ranges. */
  readonly installed: Readonly<Record<string, string>>;
  /** Files of existing projects that a person wrote where the plugin would write. */
  readonly occupied: ReadonlySet<string>;
}

export interface PlanPhase {
  readonly plan: Plan;
  readonly areas: readonly ContractArea[];
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
}

/**
 * Phase 4: from requirements to the session's scope: order, waves and lanes, the contracts resolved and typechecked,
 * and a first look at what would be generated, so that nothing is written that cannot be finished.
 */
export async function planFoundation(input: PlanInput): Promise<PlanPhase> {
  const { requirements, guidance, history, projects, profile } = input;
  const planned = planSession({
    requirements,
    guidance,
    projects,
    librariesFolder: profile.librariesFolder,
    knownCriteria: history.knownCriteria,
  });
  const { plan } = planned;
  const placed = plan.requirements
    .filter(({ placement }) => placement.type !== 'outstanding')
    .map(({ requirement }) => requirement);
  const { readContracts } = await import('../contracts/read-contracts.js');
  const contracts = readContracts(placed, describePackages(input));
  const sound = contracts.diagnostics.every(({ severity }) => severity !== 'error');
  const looked = sound ? lookAhead({ ...input, plan, areas: contracts.areas }) : [];
  const { lanes, waves } = plan;
  return {
    plan,
    areas: contracts.areas,
    diagnostics: [...planned.diagnostics, ...contracts.diagnostics, ...looked],
    summary: `${count(lanes.length, 'lane')} in ${count(waves.length, 'wave')}, ${count(contracts.areas.length, 'contract area')}, ${plan.outstanding.length} outstanding`,
  };
}

/** What contracts may import: packages that the root package.json lists, and no library of the workspace. */
function describePackages({ profile, installed, projects }: PlanInput): WorkspacePackages {
  const own = new Set([
    packageName(profile, 'testing'),
    ...Object.keys(profile.aliases),
    // A project may be called as a package is that it has nothing to do with.
    ...projects.map(({ name }) => name).filter((name) => !Object.hasOwn(installed, name)),
  ]);
  const contracts = packageName(profile, 'contracts-');
  return {
    listed: installed,
    isOwn: (name) => own.has(name) || name.startsWith(contracts),
    resolvesAsNode: profile.moduleEnding === '.js',
    files: new InstalledFiles(profile.root),
  };
}

/** What would be in the way of the foundation's files, found before anything is written. */
function lookAhead(facts: Parameters<typeof describeFoundationInput>[0]): Diagnostic[] {
  const { files, libraries, diagnostics } = foundationFiles(describeFoundationInput(facts, []));
  const links = findLinks(
    facts.profile.root,
    files.map(({ path }) => path),
  );
  return [
    ...diagnostics,
    ...findTakenNames(libraries, facts.projects, facts.profile.aliases),
    ...links.map((file) => {
      const message = `${file} is a symbolic link, through which files would be written elsewhere; expected a file or folder of the workspace's own.`;
      return diagnose('NXP-551', { file, line: null }, message);
    }),
  ];
}

/** What the foundation's files are computed from; `knownFailing` are task ids that go into the briefs. */
export function describeFoundationInput(
  facts: Pick<PlanInput, 'profile' | 'projects' | 'installed' | 'occupied'> & {
    readonly plan: Plan;
    readonly areas: readonly ContractArea[];
  },
  knownFailing: readonly string[],
): FoundationInput {
  const { profile, plan, areas, installed, occupied } = facts;
  const targets = new Map(facts.projects.map((project) => [project.name, project.targets]));
  return { profile, plan, areas, installed, occupied, targets, knownFailing };
}
