import type { Replacement } from 'nx-provisioner-protocol';

import type { ModuleReplacement } from '../codemods/module-replacement';
import { findReadyMapping } from './mappings/ready-mappings';

/** What a document asks for, with the ready mapping where it names no exports itself. */
export function toModuleReplacement({
  from,
  to,
  imports,
}: Pick<Replacement, 'from' | 'to' | 'imports'>): ModuleReplacement {
  const ready = Object.keys(imports).length === 0 ? findReadyMapping(from, to) : undefined;
  return ready ?? { from, to, imports };
}
