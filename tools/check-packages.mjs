/**
 * `node tools/check-packages.mjs`: packs both packages as they are published and checks what a user gets: the files, their
 * size, and with publint and attw that every entry resolves with its types.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { pack } from './pack.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** What may be in a package; all else is sources, tests or leavings of the build. */
const EXPECTED =
  /^(?:package\.json|README\.md|LICENSE|(?:executors|generators|session-record\.schema)\.json|dist\/.+\.(?:js|d\.ts|json|template)|dist\/.+\/examples\.md)$/;
const UNWANTED = /(?:\.spec\.|\/testing\/|\/src\/|tsbuildinfo)(?!.*\.template$)/;

/** Bytes of a tarball: generous for what is in it, small enough to notice what does not belong. */
const MOST_BYTES = 600_000;

const problems = [];

function listFiles(tarball) {
  const names = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  return names.map((name) => name.replace(/^package\//, ''));
}

/** Every file that a manifest or a catalogue in the package names. */
function listNamed(tarball, files) {
  const read = (file) => JSON.parse(execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' }));
  const catalogues = files.filter((file) => /^(?:generators|executors)\.json$/.test(file)).map(read);
  const entries = catalogues.flatMap(({ generators = {}, executors = {} }) =>
    Object.values({ ...generators, ...executors }),
  );
  const schemas = entries.map(({ schema }) => schema);
  return [
    ...Object.values(read('package.json').bin ?? {}),
    ...schemas,
    ...schemas.map((schema) => join(dirname(schema), 'examples.md')),
    ...entries.map(({ factory, implementation }) => `${factory ?? implementation}.js`),
  ].map((path) => path.replace(/^\.\//, ''));
}

function checkContents(tarball) {
  const name = basename(tarball);
  const files = listFiles(tarball);
  for (const file of files.filter((path) => !EXPECTED.test(path) || UNWANTED.test(path)))
    problems.push(`${name} holds ${file}, which no user needs`);
  for (const file of ['README.md', 'LICENSE', ...listNamed(tarball, files)].filter((path) => !files.includes(path)))
    problems.push(`${name} lacks ${file}`);
  const license = execFileSync('tar', ['-xzOf', tarball, 'package/LICENSE'], { encoding: 'utf8' });
  if (license !== readFileSync(join(ROOT, 'LICENSE'), 'utf8'))
    problems.push(`${name} has another LICENSE than the repository`);
  const { length } = readFileSync(tarball);
  if (length > MOST_BYTES) problems.push(`${name} has ${length} bytes; at most ${MOST_BYTES} are expected`);
  console.log(`${name}: ${files.length} files, ${length} bytes`);
}

function run(tool, ...args) {
  const { status } = spawnSync(join(ROOT, 'node_modules', '.bin', tool), args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) problems.push(`${tool} ${args.join(' ')} ended with ${status}`);
}

const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-packages-'));
try {
  for (const tarball of pack(folder)) {
    checkContents(tarball);
    run('publint', tarball, '--strict');
    // The JSON files are read by path, by Nx and by people; they have no types.
    run(
      'attw',
      tarball,
      '--profile',
      'node16',
      '--exclude-entrypoints',
      'generators.json',
      'executors.json',
      'session-record.schema.json',
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
