/**
 * Loaded into every Node process of a graph computation: where Nx loads the plugin, the time of that and of each call of
 * its createNodes is appended to the file that the environment names, one JSON line each.
 */
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

const report = (what, ms) => {
  appendFileSync(process.env.NX_PROVISIONER_BENCH_NODES, `${JSON.stringify({ what, ms })}\n`);
};

const load = Module._load;
let depth = 0;
let seen = false;

Module._load = function (...args) {
  if (seen || depth > 0 || !/nx-provisioner(\/dist\/index(\.js)?)?$/.test(args[0])) return load.apply(this, args);
  const start = performance.now();
  depth += 1;
  try {
    const plugin = load.apply(this, args);
    if (!Array.isArray(plugin?.createNodes)) return plugin;
    seen = true;
    report('load', performance.now() - start);
    watch(plugin.createNodes);
    return plugin;
  } finally {
    depth -= 1;
  }
};

/** Nx takes the function out of the pair each time that it calls it. */
function watch(pair) {
  const create = pair[1];
  pair[1] = async (...args) => {
    const start = performance.now();
    try {
      return await create(...args);
    } finally {
      report('create', performance.now() - start);
    }
  };
}
