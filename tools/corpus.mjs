/**
 * `npm run corpus -- <directory> <known-facts.json>`: compares what is understood of real documents with what is known
 * of them, field by field, and fails on any difference. The directory holds `<dialect>/<repository>/…`; each
 * repository is analyzed on its own. A document that is not read counts as wrong in all of its fields. A fact that is
 * itself wrong stands in tools/disputed-facts.json, with the proof, and is counted apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PROTOCOL = join(ROOT, 'packages', 'protocol', 'dist', 'index.js');

/** Ends with a message for whoever called, and no stack. */
function refuse(message) {
  console.error(message);
  process.exit(2);
}

function loadProtocol() {
  if (!existsSync(PROTOCOL)) refuse('The protocol package is not built: run `npx nx build protocol` first.');
  const protocol = createRequire(import.meta.url)(PROTOCOL);
  if (protocol.analyzeDocuments === undefined) refuse('The build is out of date: run `npx nx build protocol` first.');
  return protocol;
}

/** All files below a directory, as the analysis takes them. */
function readSources(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ file: relative(directory, path).split(sep).join('/'), content: readFileSync(path) }));
}

/** The directory that a known file is analyzed in, and its path there: the protocol family's has no repository's name. */
function locate({ file }) {
  const [group, ...path] = file.split('/');
  const depth = group === 'protocol-family' ? 0 : 1;
  return { group, directory: [group, ...path.slice(0, depth)].join('/'), file: path.slice(depth).join('/') };
}

/** The statuses that an index's own words stand for, in the words of the analysis. */
const STATUSES = {
  COMPLETED: 'done',
  BLOCKED: 'blocked',
  'IN PROGRESS': 'in-progress',
  PENDING: 'proposed',
  'NOT STARTED': 'proposed',
};
const count = (items, matches) => items.filter(matches).length;

/** A field's name, what is known of it and what was understood; known facts that were not assessed give no entry. */
function* compareDocument(known, document, requirement, session) {
  yield ['kind', known.kind, document?.kind];
  yield ['id', known.id, document?.id];
  yield ['title', known.title, document?.title];
  for (const key of ['type', 'priority', 'status']) yield [key, known[key], document?.declared[key]];
  if (known.dependencyState !== null) {
    yield ['dependencies', known.dependencies.map(({ ref }) => ref), document?.dependencies.map(({ ref }) => ref)];
  }
  yield* compareParts(known, document);
  yield* compareElsewhere(known, document, requirement, session);
}

/** What a document lists: parts, criteria and tasks. */
function* compareParts({ subRequirements: parts, acceptanceCriteria: criteria, tasks }, document) {
  if (parts) {
    yield ['parts', parts.count, document?.subRequirements.length];
    if (parts.ids) yield ['part ids', parts.ids, document?.subRequirements.map(({ id }) => id)];
    if (parts.titles) yield ['part titles', parts.titles, document?.subRequirements.map(({ title }) => title)];
  }
  if (criteria) {
    yield ['criteria', criteria.count, document?.acceptance.length];
    const checked = document && count(document.acceptance, (criterion) => criterion.checked === true);
    if (criteria.checked !== undefined) yield ['criteria checked', criteria.checked, checked];
  }
  if (tasks) {
    yield ['tasks', tasks.total, document?.tasks.length];
    if (tasks.done !== undefined) {
      // Two words for one thing: some lists have tasks that are done and others that are completed.
      const done = tasks.done + (tasks.completed ?? 0);
      yield ['tasks done', done, document && count(document.tasks, (task) => task.done === true)];
    }
    if (tasks.subtasks !== undefined) yield ['subtasks', tasks.subtasks, document?.subRequirements.length];
  }
}

/** What only the whole set of documents tells: status and owner, and an index's own entries. */
function* compareElsewhere(known, document, requirement, session) {
  if (known.statusFromIndex !== undefined) {
    const status = known.kind === 'session' ? session?.status : requirement?.status;
    yield [
      'status in index',
      known.kind === 'session' ? known.statusFromIndex : STATUSES[known.statusFromIndex],
      status,
    ];
  }
  if (known.owner !== undefined && known.kind === 'requirement') yield ['owner', known.owner, requirement?.owner];
  if (known.successCriteria) {
    const isMeasured = ({ id }) => /^SC-/.test(id ?? '');
    yield ['success criteria', known.successCriteria.count, requirement && count(requirement.acceptance, isMeasured)];
  }
  if (Array.isArray(known.items)) {
    const entries = known.items.map(({ id, status }) => `${id} ${STATUSES[status] === 'done'}`);
    yield ['entries', entries, document?.tasks.map(({ id, done }) => `${id} ${done}`)];
  }
}

/** One entry a field: which dialect, file and field, what is known, what was understood, and whether they agree. */
function* compareAll(directory, facts, { analyzeDocuments, READERS, DIALECTS }) {
  const analyses = new Map();
  for (const known of facts.files) {
    const place = locate(known);
    if (!existsSync(join(directory, known.file))) refuse(`The known file is missing: ${known.file}`);
    if (!analyses.has(place.directory)) {
      const sources = readSources(join(directory, place.directory));
      analyses.set(place.directory, analyzeDocuments(sources, { readers: READERS }));
    }
    const { documents, requirements, sessions, ignored } = analyses.get(place.directory);
    const isHere = ({ file }) => file === place.file;
    if (!DIALECTS.includes(place.group) || known.format?.startsWith('look-alike')) {
      const reason = ignored.find(isHere)?.reason;
      yield {
        group: `${place.group} (left out)`,
        file: known.file,
        field: 'left out',
        known: true,
        found: Boolean(reason),
      };
      continue;
    }
    const document = documents.find(isHere);
    const requirement = requirements.find(({ source }) => isHere(source));
    for (const [field, expected, found] of compareDocument(known, document, requirement, sessions.find(isHere))) {
      yield { group: place.group, file: known.file, field, known: expected, found };
    }
  }
}

function isRight({ known, found }) {
  return found !== undefined && JSON.stringify(known) === JSON.stringify(found);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function printAccuracy(results) {
  for (const [group, all] of groupBy(results, (result) => result.group)) {
    console.log(`${group}: ${count(all, isRight)} of ${all.length} fields right`);
    for (const [field, some] of groupBy(all, (result) => result.field)) {
      console.log(`  ${field.padEnd(18)}${count(some, isRight)}/${some.length}`);
    }
  }
}

const [directory, factsFile] = process.argv.slice(2);
if (directory === undefined || factsFile === undefined)
  refuse('Usage: npm run corpus -- <directory> <known-facts.json>');
const results = [...compareAll(directory, JSON.parse(readFileSync(factsFile, 'utf8')), loadProtocol())];
printAccuracy(results);
const disputed = JSON.parse(readFileSync(join(ROOT, 'tools', 'disputed-facts.json'), 'utf8'));
const misses = results.filter((result) => !isRight(result));
const open = misses.filter(({ file, field }) => {
  const dispute = disputed.find((entry) => entry.file === file && entry.field === field);
  if (dispute !== undefined) console.log(`disputed: ${file}\n  ${field}: ${dispute.because}`);
  return dispute === undefined;
});
for (const { file, field, known, found } of open) {
  console.error(
    `${file}\n  ${field}: known ${JSON.stringify(known)}, understood ${JSON.stringify(found) ?? 'nothing'}`,
  );
}
const rest = misses.length - open.length;
console.log(`${results.length - misses.length} of ${results.length} fields right, ${rest} disputed`);
process.exitCode = open.length === 0 && results.length > 0 ? 0 : 1;
