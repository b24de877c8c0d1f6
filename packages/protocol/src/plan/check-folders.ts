import { diagnose, type Diagnostic } from '../model/diagnostic';
import type { Requirement } from '../model/requirement';
import type { ProjectIndex } from './index-projects';
import type { RequirementsById } from './index-requirements';
import { FOLDER_NAME_FORM, hasOwnLibrary, isFolderName } from './lane-name';
import type { Plan } from './plan';

/** A library that is generated, with the requirement that first asks for it. */
interface WantedLibrary {
  readonly folder: string;
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

/** Reports every folder of a library to generate in which somebody else's project lies. */
export function checkFolders(
  plan: Pick<Plan, 'lanes' | 'contracts' | 'shared'>,
  byId: RequirementsById,
  index: ProjectIndex,
  librariesFolder: string,
): Diagnostic[] {
  const folder = librariesFolder.replace(/\/+$/, '');
  return listWanted(plan).flatMap((wanted) => {
    const path = `${folder}/${wanted.folder}`;
    const occupant = (index.below.get(path) ?? []).find(({ tags }) => !tags.includes(wanted.tag));
    if (occupant === undefined) return [];
    const place = byId.get(wanted.requirement ?? '')?.source ?? null;
    const message = `${path} is wanted for ${wanted.what}, and the project '${occupant.name}' lies at ${occupant.root}. The option librariesFolder, now '${folder}', moves the plugin's own libraries.`;
    return [diagnose('NXP-420', place, message)];
  });
}

function listWanted({ lanes, contracts, shared }: Pick<Plan, 'lanes' | 'contracts' | 'shared'>): WantedLibrary[] {
  const wanted: WantedLibrary[] = [
    ...lanes.filter(hasOwnLibrary).map(({ name, tag, requirements }) => {
      return { folder: name, tag, what: `the lane ${name}`, requirement: requirements[0] };
    }),
    ...contracts.map(({ area, requirements }) => {
      return {
        folder: `contracts/${area}`,
        tag: 'layer:contracts',
        what: `contracts-${area}`,
        requirement: requirements[0],
      };
    }),
    ...shared
      .filter(({ supplied }) => supplied)
      .map(({ name, requirements }) => {
        return { folder: `shared/${name}`, tag: 'layer:shared', what: `shared-${name}`, requirement: requirements[0] };
      }),
  ];
  if (wanted.length === 0) return [];
  return [...wanted, { folder: 'testing', tag: 'layer:testing', what: 'the test harness', requirement: undefined }];
}
