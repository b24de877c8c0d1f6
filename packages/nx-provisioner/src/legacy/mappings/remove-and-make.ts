import type { CallRule, ModuleReplacement } from '../../codemods/module-replacement';

/**
 * One path that is certainly text: older versions take patterns, newer ones lists. Newer ones give true where all is
 * gone, and Node gives nothing.
 */
const REMOVE: CallRule = { arguments: ['string'], append: '{ recursive: true, force: true }', result: 'unused' };
const MAKE: CallRule = { arguments: ['string'], append: '{ recursive: true }' };

const rm = { name: 'rm', to: 'node:fs/promises', call: REMOVE };
const rmSync = { name: 'rmSync', call: REMOVE };
const mkdir = { name: 'mkdir', to: 'node:fs/promises', call: MAKE };
const mkdirSync = { name: 'mkdirSync', call: MAKE };

/** rimraf to Node's own rm; calls with options, callbacks or patterns stay. */
export const RIMRAF: ModuleReplacement = {
  from: 'rimraf',
  to: 'node:fs',
  imports: { default: rm, rimraf: rm, sync: rmSync, rimrafSync: rmSync },
  defaultIsModule: true,
};

/** mkdirp to Node's own mkdir; calls with a mode, options or a callback stay. */
export const MKDIRP: ModuleReplacement = {
  from: 'mkdirp',
  to: 'node:fs',
  imports: { default: mkdir, mkdirp: mkdir, sync: mkdirSync, mkdirpSync: mkdirSync },
  defaultIsModule: true,
};
