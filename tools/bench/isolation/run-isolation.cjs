/** `node run-isolation.cjs <executor> <graph.json>`: the isolation target in a process of its own, without Nx around it. */
const { readFileSync } = require('node:fs');

const [, , executor, graphFile] = process.argv;
const { graph } = JSON.parse(readFileSync(graphFile, 'utf8'));
const context = { root: process.cwd(), projectGraph: graph, nxJsonConfiguration: {}, projectName: '@acme/source' };

void require(executor)
  .default({}, context)
  .then(({ success }) => {
    process.exitCode = success ? 0 : 1;
  });
