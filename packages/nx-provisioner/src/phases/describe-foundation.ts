import { posix } from 'node:path';

import type { ContractLibraryRecord, Evidence, LaneRecord, Plan, SessionRecord } from 'nx-provisioner-protocol';

import type { ContractArea, ContractFile } from '../contracts/contract-model';
import { laneView, sharedLibraries, suitesOf, type FoundationInput } from '../foundation/foundation-files';
import type { GeneratedFile } from '../foundation/generated-file';
import { fakeName, suiteName } from '../foundation/lane/lane-names';
import {
  briefPath,
  contractDependency,
  harnessDependency,
  implementedContracts,
  laneLibrary,
  sharedDependency,
} from '../foundation/lane/lane-view';

/** Contract libraries with what they export and which lanes stand on either side of them. */
export function describeContracts(input: FoundationInput): ContractLibraryRecord[] {
  const suites = suitesOf(input.plan);
  return input.areas.map((area) => {
    const { packageName, root } = contractDependency(area.area, input.profile);
    const implementers = input.plan.lanes.filter((lane) => implementsArea(lane.requirements, area, input.plan));
    const users = input.plan.lanes.filter(
      (lane) => lane.contractAreas.includes(area.area) && !implementers.includes(lane),
    );
    return {
      area: area.area,
      package: packageName,
      root,
      requirements: unique(declarationsOf(area).map(({ declaration }) => declaration.requirement)),
      exports: declarationsOf(area).map(({ file, declaration }) => ({
        name: declaration.name,
        kind: declaration.kind,
        signature: declaration.signature,
        file: posix.join(root, 'src', `${file.name}.ts`),
        requirement: declaration.requirement,
        fake: declaration.behavioural ? fakeName(declaration.name) : null,
        suite: suites.has(`${area.area}/${declaration.name}`) ? suiteName(declaration.name) : null,
      })),
      implementedBy: implementers.map(({ name }) => name),
      usedBy: users.map(({ name }) => name),
    };
  });
}

/** Lanes with their projects, their brief and what they may import. */
export function describeLanes(input: FoundationInput): LaneRecord[] {
  const { profile } = input;
  return input.plan.lanes.map((lane) => {
    const view = laneView(lane, input);
    const library = laneLibrary(lane, profile);
    return {
      name: lane.name,
      kind: lane.kind,
      area: lane.area,
      tag: lane.tag,
      requirements: [...lane.requirements],
      projects: [
        ...(library === null ? [] : [{ ...library, existing: false }]),
        ...lane.projects.map(({ name, root }) => ({ name, root, existing: true })),
      ],
      brief: briefPath(lane, profile, input.occupied),
      wave: lane.wave,
      after: [...lane.after],
      imports: [
        ...view.contractAreas.map((area) => contractDependency(area, profile).packageName),
        ...view.shared.map((name) => sharedDependency(name, profile).packageName),
        harnessDependency(profile).packageName,
      ],
    };
  });
}

/** Shared libraries that stand, with the lanes whose requirements need them. */
export function describeShared(input: FoundationInput): SessionRecord['shared'] {
  const lanes = input.plan.lanes.map((lane) => laneView(lane, input));
  return input.plan.shared
    .filter(({ supplied }) => supplied)
    .map(({ name, requirements }) => {
      const { packageName, root } = sharedDependency(name, input.profile);
      const usedBy = lanes.filter(({ ownShared }) => ownShared.includes(name)).map(({ lane }) => lane.name);
      return { name, package: packageName, root, requirements: [...requirements], usedBy };
    });
}

/** The generated libraries that are no lane's, by Nx project name. */
export function foundationProjects({ profile, plan, areas }: FoundationInput): { name: string; root: string }[] {
  const folder = profile.librariesFolder;
  return [
    { name: 'testing', root: `${folder}/testing` },
    ...areas.map(({ area }) => ({ name: `contracts-${area}`, root: `${folder}/contracts/${area}` })),
    ...sharedLibraries(plan, profile).map(({ name, root }) => ({ name: `shared-${name}`, root })),
  ];
}

/** Contract libraries of types alone: there is no code in them that a test could execute. */
export function exemptProjects(input: FoundationInput, files: readonly GeneratedFile[]): Evidence['exempt'] {
  const tested = new Set(
    files
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.spec.ts'))
      .map((path) => path.slice(0, path.indexOf('/src/'))),
  );
  return input.areas
    .map(({ area }) => ({ project: `contracts-${area}`, root: contractDependency(area, input.profile).root }))
    .filter(({ root }) => !tested.has(root))
    .map(({ project }) => ({ project, reason: 'types only, no executable code' }));
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

function declarationsOf({
  files,
}: ContractArea): { file: ContractFile; declaration: ContractFile['declarations'][number] }[] {
  return files.flatMap((file) => file.declarations.map((declaration) => ({ file, declaration })));
}

function implementsArea(ids: readonly string[], area: ContractArea, plan: Plan): boolean {
  const own = plan.requirements.filter(({ requirement }) => ids.includes(requirement.id));
  return implementedContracts(own, [area]).length > 0;
}
