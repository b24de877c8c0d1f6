/**
 * The row "analyze": reading and understanding documents, against reading and tokenizing the same files with
 * markdown-it alone.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { compareFigures, growthFigure } from '../figures.mjs';
import { compare, summarize } from '../measure.mjs';
import { inTemporaryFolder } from '../workspace.mjs';
import { DIALECTS, writeDocuments } from './write-documents.mjs';

const SIZES = [2_000, 10_000];
const MEGABYTE = 1024 * 1024;

/** Ratios of one dialect alone vary with what its documents are like: they are shown, and the mixture has the goal. */
const GOALS = { ratio: 2, exponent: 1.1, memory: 1_024 };
/** The Markdown library that the protocol itself uses, so that it is there without peers too. */
const ALONE = 'markdown-it alone';

/** @param {import('../run.mjs').BenchContext} context */
export function benchAnalyze({ root, quick, rounds }) {
  return inTemporaryFolder((folder) => [
    ...measureDialects(root, folder, quick, rounds),
    ...measureMixture(root, folder, quick, rounds),
  ]);
}

function measureMixture(root, folder, quick, rounds) {
  const measured = (quick ? SIZES.map((size) => size / 10) : SIZES).map((size) => {
    const directory = join(folder, `mixed-${size}`);
    const bytes = writeDocuments(directory, size);
    return { size, directory, bytes, times: measure(root, directory, rounds) };
  });
  const { size, directory } = measured.at(-1);
  const growing = measured.map(({ size: documents, times }) => ({
    size: documents,
    time: summarize(times.ours).median,
  }));
  const memory = { value: peakMemory(root, directory), unit: 'MB', goal: GOALS.memory, role: 'memory' };
  return [
    ...measured.flatMap(({ size: documents, bytes, times }) => [
      { name: `${documents} documents, size`, value: bytes / MEGABYTE, unit: 'MB' },
      ...compareFigures(`${documents} documents`, times, { [ALONE]: { goal: GOALS.ratio } }),
    ]),
    growthFigure(...growing, GOALS.exponent),
    { name: `${size} documents, largest process`, ...memory },
  ];
}

function measureDialects(root, folder, quick, rounds) {
  return DIALECTS.flatMap((dialect) => {
    const directory = join(folder, dialect);
    writeDocuments(directory, quick ? 200 : 1_000, dialect);
    const figures = compareFigures(`${dialect} alone`, measure(root, directory, rounds));
    return figures.filter(({ role }) => role === 'ratio');
  });
}

/** Times of both, over the documents of one directory, all of which have to be understood. */
function measure(root, directory, rounds) {
  const { analyzeFolder, MarkdownIt } = load(root);
  const markdown = new MarkdownIt();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const times = compare(
    {
      ours: () => {
        analyzeFolder(directory);
      },
      [ALONE]: () => files.forEach((file) => markdown.parse(readFileSync(file, 'utf8'), {})),
    },
    rounds,
  );
  const { documents, diagnostics } = analyzeFolder(directory);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (documents.length !== files.length || errors.length > 0) {
    throw new Error(
      `${documents.length} of ${files.length} documents in ${directory} were read: ${errors[0]?.message ?? ''}`,
    );
  }
  return times;
}

/** The built packages and the Markdown library that the protocol itself uses. */
function load(root) {
  const require = createRequire(join(root, 'packages', 'protocol', 'package.json'));
  return { ...require(analyzerOf(root)), MarkdownIt: require('markdown-it') };
}

/** Megabytes that a process needs which does nothing but analyze. */
function peakMemory(root, directory) {
  const script = `require(process.argv[1]).analyzeFolder(process.argv[2]); console.log(process.resourceUsage().maxRSS)`;
  const output = execFileSync(process.execPath, ['-e', script, analyzerOf(root), directory], { encoding: 'utf8' });
  return Number(output) / 1024;
}

/** The module behind `nx-provisioner analyze`, as it is published. */
function analyzerOf(root) {
  return join(root, 'packages', 'nx-provisioner', 'dist', 'cli', 'analyze', 'analyze-folder.js');
}
