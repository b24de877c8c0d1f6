/**
 * `node run-nx-libraries.cjs <count> <file>`: as many calls of `@nx/js:library` with ESLint and Jest in one process and
 * without a daemon, each written to disk; what they would install is left out. Writes the milliseconds of each call.
 */
const { writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const requireHere = createRequire(join(process.cwd(), 'package.json'));
const { flushChanges, FsTree } = requireHere('nx/src/generators/tree');
const { libraryGenerator } = requireHere('@nx/js');

async function main(count) {
  const times = [];
  for (let number = 0; number < count; number++) {
    const start = performance.now();
    const tree = new FsTree(process.cwd(), false);
    const options = {
      directory: `packages/library${number}`,
      linter: 'eslint',
      unitTestRunner: 'jest',
      bundler: 'tsc',
    };
    await libraryGenerator(tree, options);
    flushChanges(process.cwd(), tree.listChanges());
    times.push(performance.now() - start);
  }
  writeFileSync(process.argv[3], JSON.stringify(times));
  process.exit(0);
}

main(Number(process.argv[2])).catch((error) => {
  console.error(error);
  process.exit(1);
});
