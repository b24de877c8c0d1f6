import type { ModuleReplacement } from '../../codemods/module-replacement';

/** Without arguments: options and buffers have no counterpart. */
const randomUUID = { name: 'randomUUID', call: { arguments: [] } };

const v4 = { to: 'node:crypto', imports: { default: randomUUID } };

/** Random ids of version 4 to Node's own; the other versions stay. */
export const UUID: ModuleReplacement = {
  from: 'uuid',
  to: 'node:crypto',
  imports: { v4: randomUUID },
  defaultIsModule: true,
  subpaths: { v4: v4, 'v4.js': v4 },
};

/** The old name of uuid, whose module itself makes ids of version 4. */
export const NODE_UUID: ModuleReplacement = {
  from: 'node-uuid',
  to: 'node:crypto',
  imports: { v4: randomUUID, default: randomUUID },
  defaultIsModule: true,
};
