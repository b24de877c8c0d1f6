/**
 * `node run-with-fault.cjs <workspace> <compiled plugin> <result file> <fault>` runs the provision executor. Every change
 * of the workspace's files and every phase's end is a point at which the fault can strike: `killAt` ends the
 * process by SIGKILL at that point, `fullFrom` lets nothing more be written from there on. A write that is struck leaves half
 * of its content behind. Without a fault the points are only counted; they go into the result file, with the most memory
 * that the process had.
 */
const fs = require('node:fs');
const path = require('node:path');

const [, , root, compiled, resultFile, faultText = '{}'] = process.argv;
const { killAt, fullFrom, options } = JSON.parse(faultText);
const points = [];
let inside = false;

/** @param half what is left behind where the fault strikes here */
function reachPoint(text, half = () => undefined) {
  points.push(text);
  const isFull = points.length >= (fullFrom ?? Infinity) && /^(mkdir|open|write) /.test(text);
  if (points.length !== killAt && !isFull) return;
  half();
  if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  process.kill(process.pid, 'SIGKILL');
}

const opened = new Map();
const locate = (file) => (typeof file === 'number' ? opened.get(file) : path.resolve(String(file)));
const isHere = (file) => locate(file)?.startsWith(root + path.sep) ?? false;
const show = (file) =>
  path
    .relative(root, locate(file))
    .replaceAll(/[0-9a-f-]{36}/g, '*')
    .replaceAll(/\d{8}-\d{6}/g, '*');

/** Calls the original with what it calls itself left alone. */
function pass(original, self, args) {
  if (inside) return original.apply(self, args);
  inside = true;
  try {
    return original.apply(self, args);
  } finally {
    inside = false;
  }
}

function wrap(holder, name, { changes = () => true, target = ([file]) => file } = {}) {
  const original = holder[name];
  holder[name] = function (...args) {
    if (!inside && isHere(target(args)) && changes(args))
      reachPoint(`${name.replace('Sync', '')} ${show(target(args))}`);
    const result = pass(original, this, args);
    if (name === 'openSync') opened.set(result, locate(args[0]));
    return result;
  };
}

function wrapWrite(name) {
  const original = fs[name];
  fs[name] = function (file, content, ...rest) {
    if (!inside && isHere(file)) {
      const half = content.slice(0, Math.floor(content.length / 2));
      reachPoint(`write ${show(file)}`, () => pass(original, this, [file, half, ...rest]));
    }
    return pass(original, this, [file, content, ...rest]);
  };
}

const exists = ([file]) => fs.existsSync(file);
const writes = ([, flags = 'r']) => /[wax]/.test(String(flags));
const second = ([, to]) => to;
for (const name of ['writeFileSync', 'appendFileSync', 'writeSync']) wrapWrite(name);
for (const name of ['openSync', 'open']) wrap(fs, name, { changes: writes });
for (const name of ['mkdirSync', 'mkdir']) wrap(fs, name, { changes: (args) => !exists(args) });
for (const name of ['rmSync', 'rm', 'unlinkSync', 'unlink', 'rmdirSync', 'rmdir']) wrap(fs, name, { changes: exists });
for (const name of ['renameSync', 'rename', 'copyFileSync', 'cpSync', 'linkSync', 'symlinkSync']) {
  wrap(fs, name, { target: second });
}
for (const name of ['chmodSync', 'utimesSync', 'utimes', 'truncateSync', 'writeFile', 'appendFile']) wrap(fs, name);
for (const name of ['writeFile', 'mkdir', 'rm', 'unlink', 'rmdir', 'appendFile']) wrap(fs.promises, name);
wrap(fs.promises, 'open', { changes: writes });
for (const name of ['rename', 'copyFile']) wrap(fs.promises, name, { target: second });

for (const name of ['log', 'error']) {
  const print = console[name];
  console[name] = (...args) => {
    print(...args);
    const [, what] = /^\d ([A-Z]\w+)/.exec(String(args[0])) ?? [];
    if (what !== undefined) reachPoint(`end of ${what}`);
  };
}

async function main() {
  const { default: provisionExecutor } = require(path.join(compiled, 'dist', 'executors', 'provision', 'executor.js'));
  const { readGraph } = require(path.join(root, 'node_modules', 'nx', 'main.js'));
  const nxJsonConfiguration = JSON.parse(fs.readFileSync(path.join(root, 'nx.json'), 'utf8'));
  const context = { root, projectName: '@acme/source', projectGraph: readGraph(root), nxJsonConfiguration };
  const result = await provisionExecutor(options ?? {}, context);
  process.exitCode = result.success ? 0 : 1;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  fs.writeFileSync(resultFile, JSON.stringify({ points, megabytes }));
}

void main();
