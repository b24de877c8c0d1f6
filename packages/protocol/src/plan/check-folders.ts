import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import type { ProjectIndex } from './index-projects';
import type { RequirementsById } from './index-requirements';
import { FOLDER_NAME_FORM, hasOwnLibrary, isFolderName } from './lane-name';
import type { Plan, WorkspaceProject } from './plan';

/** A library that is generated, with the requirement that first asks for it. */
interface WantedLibrary {
  readonly folder: string;
  /** The Nx project's name, and the package's without its scope. */
  readonly name: string;
  /** The tag that says an existing project there is the plugin's own. */
  readonly tag: string;
  readonly what: string;
  readonly requirement: string | undefined;
}

/** Reports areas that cannot name a folder, once an area. */
export function checkAreas(requirements: readonly Requirement[]): Diagnostic[] {
  const reported = new Set<string>();
  return requirements.flatMap(({ id, area, source }) => {
    if (isFolderName(area) || reported.has(area)) return [];
    reported.add(area);
    return [diagnose('NXP-421', source, `The area '${area}' of ${id} names a folder; expected ${FOLDER_NAME_FORM}.`)];
  });
}

/** Reports every folder of a library to generate in which somebody else's project lies, and every name that one has. */
export function checkFolders(
  plan: Pick<Plan, 'lanes' | 'contracts' | 'shared'>,
  byId: RequirementsById,
  index: ProjectIndex,
  librariesFolder: string,
): Diagnostic[] {
  const folder = librariesFolder.replace(/\/+$/, '');
  const holders = indexByPlainName(index);
  return listWanted(plan).flatMap((wanted) => {
    const path = `${folder}/${wanted.folder}`;
    const occupant = (index.below.get(path) ?? []).find(({ tags }) => !tags.includes(wanted.tag));
    const place = byId.get(wanted.requirement ?? '')?.source ?? null;
    if (occupant === undefined) return checkName(wanted, path, place, holders.get(wanted.name));
    const message = `${path} is wanted for ${wanted.what}, and the project '${occupant.name}' lies at ${occupant.root}. The option librariesFolder, now '${folder}', moves the plugin's own libraries.`;
    return [diagnose('NXP-420', place, message)];
  });
}

/** The generated projects are called without a scope, their packages with the workspace's. */
function indexByPlainName({ byName }: ProjectIndex): ReadonlyMap<string, WorkspaceProject> {
  return new Map([...byName.values()].map((project) => [project.name.replace(/^@[^/]+\//, ''), project]));
}

function checkName(
  { name, tag, what }: WantedLibrary,
  path: string,
  place: Requirement['source'] | null,
  holder: WorkspaceProject | undefined,
): Diagnostic[] {
  if (holder === undefined || holder.root === path || holder.tags.includes(tag)) return [];
  const message = `${what} wants the name '${name}', which the project at ${holder.root} has; expected a name that is free.`;
  return [diagnose('NXP-425', place, message)];
}

function listWanted({ lanes, contracts, shared }: Pick<Plan, 'lanes' | 'contracts' | 'shared'>): WantedLibrary[] {
  const wanted: WantedLibrary[] = [
    ...lanes.filter(hasOwnLibrary).map(({ name, kind, area, tag, requirements }) => {
      return { folder: name, name: `${kind}-${area}`, tag, what: `the lane ${name}`, requirement: requirements[0] };
    }),
    ...contracts.map(({ area, requirements }) => {
      return {
        folder: `contracts/${area}`,
        name: `contracts-${area}`,
        tag: 'layer:contracts',
        what: `contracts-${area}`,
        requirement: requirements[0],
      };
    }),
    ...shared
      .filter(({ supplied }) => supplied)
      .map(({ name, requirements }) => {
        return {
          folder: `shared/${name}`,
          name: `shared-${name}`,
          tag: 'layer:shared',
          what: `shared-${name}`,
          requirement: requirements[0],
        };
      }),
  ];
  if (wanted.length === 0) return [];
  const harness = { folder: 'testing', name: 'testing', tag: 'layer:testing', what: 'the test harness' };
  return [...wanted, { ...harness, requirement: undefined }];
}
