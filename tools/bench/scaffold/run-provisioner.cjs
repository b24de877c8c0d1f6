/**
 * `node run-provisioner.cjs <node_modules>`: in a workspace with requirement documents, the foundation and all lanes, in
 * one process and without a daemon, to the files on disk; what an install would do is left out. Prints how many it wrote.
 */
const { join } = require('node:path');

const plugin = join(process.argv[2], 'nx-provisioner', 'dist');
const { createTree, flushTree } = require(join(plugin, 'adapters', 'tree.js'));
const { generateParts } = require(join(plugin, 'generators', 'foundation-parts.js'));

async function main() {
  const tree = createTree(process.cwd());
  await generateParts(
    tree,
    {},
    () => () => true,
    () => 'no document asks for anything',
  );
  const files = tree.listChanges().length;
  flushTree(tree);
  console.log(files);
  // Nx's workers may still be about.
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
