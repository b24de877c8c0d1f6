/** `node run-graph.cjs`: one computation of the project graph, in a workspace; prints its milliseconds and its projects. */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const requireHere = createRequire(join(process.cwd(), 'package.json'));

async function main() {
  const { createProjectGraphAsync } = requireHere('@nx/devkit');
  const start = performance.now();
  const { nodes } = await createProjectGraphAsync({ exitOnError: true });
  console.log(JSON.stringify({ ms: performance.now() - start, projects: Object.keys(nodes).length }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
