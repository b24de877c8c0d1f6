/**
 * Stands where a workspace has its Nx: knows the projects in `packages` from their manifests, and reports each task as
 * passed, and one test in each project, without running anything. What the environment says of a task (`STAND_IN_FAIL`,
 * `STAND_IN_HANG`, `STAND_IN_DIE`, `STAND_IN_PRINT`, `STAND_IN_OMIT`, all by task id) happens to it.
 */
const fs = require('node:fs');
const path = require('node:path');

const TARGETS = ['build', 'lint', 'test', 'typecheck'];

function listManifests(root, folder = 'packages') {
  const entries = fs.existsSync(path.join(root, folder)) ? fs.readdirSync(path.join(root, folder)) : [];
  return entries.sort().flatMap((name) => {
    const here = `${folder}/${name}`;
    if (fs.existsSync(path.join(root, here, 'package.json'))) return [here];
    return fs.statSync(path.join(root, here)).isDirectory() ? listManifests(root, here) : [];
  });
}

/** The project graph as it is on disk now. */
function readGraph(root) {
  const manifests = listManifests(root).map((folder) => ({
    folder,
    manifest: JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
  }));
  const nameOf = ({ manifest }) => manifest.nx?.name ?? manifest.name;
  const byPackage = new Map(manifests.map((entry) => [entry.manifest.name, nameOf(entry)]));
  const nodes = {};
  const dependencies = {};
  for (const entry of manifests) {
    const { folder, manifest } = entry;
    const name = nameOf(entry);
    const configurations = manifest.nx?.configurations ?? {};
    const targets = Object.fromEntries(TARGETS.map((target) => [target, target === 'build' ? { configurations } : {}]));
    const metadata = { js: { packageName: manifest.name } };
    nodes[name] = { name, type: 'lib', data: { root: folder, tags: manifest.nx?.tags ?? [], targets, metadata } };
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const found = wanted.filter((one) => byPackage.has(one)).map((one) => byPackage.get(one));
    dependencies[name] = found.map((target) => ({ source: name, target, type: 'static' }));
  }
  return { nodes, dependencies };
}

function selectTasks(graph, options) {
  const excluded = options.exclude?.split(',') ?? [];
  const names = (options.projects?.split(',') ?? Object.keys(graph.nodes)).filter((name) => !excluded.includes(name));
  return names.flatMap((project) =>
    options.targets.split(',').flatMap((target) => {
      const known = graph.nodes[project]?.data.targets[target];
      if (known === undefined) return [];
      const configuration = options.configuration in (known.configurations ?? {}) ? options.configuration : undefined;
      const id = [project, target, ...(configuration === undefined ? [] : [configuration])].join(':');
      return [{ id, target: { project, target, ...(configuration && { configuration }) } }];
    }),
  );
}

function reportTests(folder) {
  const file = path.join(folder, 'test-output', 'nx-provisioner', 'tests.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify([{ file: 'src/it.spec.ts', name: 'works', status: 'passed' }]));
}

const isNamed = (name, id) => (process.env[`STAND_IN_${name}`] ?? '').split(',').includes(id);

function runTask({ id, target }, graph) {
  const happens = (name) => isNamed(name, id);
  console.log(`> nx run ${id}`);
  if (happens('DIE')) process.kill(process.pid, 'SIGKILL');
  if (happens('HANG')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (happens('PRINT')) for (let lines = 0; lines < 1_000; lines += 1) console.log('x'.repeat(100_000));
  if (target.target === 'test') reportTests(graph.nodes[target.project].data.root);
  const failed = happens('FAIL');
  const { project, configuration = null } = target;
  return {
    ...{ id, project, target: target.target, configuration, hash: `hash of ${id}`, outputDigest: 'a'.repeat(64) },
    ...{ status: failed ? 'failure' : 'success', code: failed ? 1 : 0, startTime: Date.now(), endTime: Date.now() },
    outputTail: failed ? [`${id} is red`] : [],
  };
}

function main([command, ...args]) {
  if (command === 'sync') return;
  const options = Object.fromEntries(args.map((arg) => arg.replace(/^--/, '').split(/=(.*)/s)));
  const graph = readGraph(process.cwd());
  const tasks = selectTasks(graph, options);
  if (options.graph !== undefined) {
    const byId = Object.fromEntries(tasks.map((task) => [task.id, task]));
    const dependencies = Object.fromEntries(tasks.map(({ id }) => [id, []]));
    const taskGraph = { roots: Object.keys(byId), tasks: byId, dependencies, continuousDependencies: {} };
    fs.writeFileSync(options.graph, JSON.stringify({ graph, tasks: taskGraph }));
    return;
  }
  const results = tasks.filter(({ id }) => !isNamed('OMIT', id)).map((task) => runTask(task, graph));
  const evidence = process.env.NX_PROVISIONER_EVIDENCE;
  fs.mkdirSync(path.dirname(evidence), { recursive: true });
  fs.writeFileSync(evidence, JSON.stringify({ format: 1, startTime: 0, endTime: 1, tasks: results }));
  process.exitCode = results.some(({ status }) => status === 'failure') ? 1 : 0;
}

module.exports = { readGraph, listManifests };
if (require.main === module) main(process.argv.slice(2));
