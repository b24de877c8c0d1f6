import type { ModuleReplacement } from '../../codemods/module-replacement';
import { LODASH } from './lodash';
import { MKDIRP, RIMRAF } from './remove-and-make';
import { NODE_UUID, UUID } from './uuid';

/** Mappings that come with the plugin; their tests run the code before and after. */
export const READY_MAPPINGS: readonly ModuleReplacement[] = [LODASH, MKDIRP, NODE_UUID, RIMRAF, UUID];

/** The ready mapping of a module, where the wanted target is its own or none is named. */
export function findReadyMapping(from: string, to: string | null): ModuleReplacement | undefined {
  return READY_MAPPINGS.find((mapping) => mapping.from === from && (to === null || mapping.to === to));
}
