/** Loaded into every Node process that is watched: its peak memory in kilobytes, one line a process, when it ends. */
const { appendFileSync } = require('node:fs');

process.on('exit', () => {
  appendFileSync(process.env.NX_PROVISIONER_BENCH_USAGE, `${process.resourceUsage().maxRSS}\n`);
});
