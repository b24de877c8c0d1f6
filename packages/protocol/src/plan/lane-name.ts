import type { LaneKind, Requirement } from '../model/requirement';
import type { Lane } from './plan';

/** Areas and shared libraries name folders and packages. */
const FOLDER_NAME = /^[a-z][a-z0-9-]*$/;

/** What a name of an area or a shared library must look like, for messages. */
export const FOLDER_NAME_FORM =
  'a lower-case letter, then lower-case letters, digits and hyphens, and no name with a meaning of its own such as index or dist';

/** Entries of libraries, and folders that tools fill and git ignores. */
const RESERVED = /^(index|testing|dist|tmp|out-tsc|test-output)$/;

export function isFolderName(name: string): boolean {
  return FOLDER_NAME.test(name) && !RESERVED.test(name) && !isDeviceName(name);
}

/** Whether Windows keeps a name for a device, which no file or folder can then have, whatever its ending. */
export function isDeviceName(name: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

/** `expansion/billing`; `null` for foundation, which has no lane. */
export function laneNameOf(requirement: Pick<Requirement, 'kind' | 'area'>): string | null {
  return requirement.kind === 'foundation' ? null : laneName(requirement.kind, requirement.area);
}

export function laneName(kind: LaneKind, area: string): string {
  return `${kind}/${area}`;
}

/** `lane:expansion/billing` */
export function laneTag(lane: string): string {
  return `lane:${lane}`;
}

/** A stabilization lane works in the existing projects that it owns; every other lane has a library of its own. */
export function hasOwnLibrary(lane: Pick<Lane, 'kind' | 'projects'>): boolean {
  return lane.kind === 'expansion' || lane.projects.length === 0;
}
