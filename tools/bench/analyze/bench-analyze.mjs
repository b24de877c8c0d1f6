/**
 * The row "analyze": reading and understanding documents, against reading and tokenizing the same files with
 * markdown-it alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { compare, growthExponent, summarize } from '../measure.mjs';
import { DIALECTS, writeDocuments } from './write-documents.mjs';

const SIZES = [2_000, 10_000];
const MEGABYTE = 1024 * 1024;

/** Ratios of one dialect alone vary with what its documents are like: they are shown, and the mixture has the goal. */
const GOALS = { ratio: 2, exponent: 1.1, memory: 1_024 };

export function benchAnalyze({ root, quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-bench-'));
  try {
    return [...measureMixture(root, folder, quick), ...measureDialects(root, folder, quick)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* measureMixture(root, folder, quick) {
  const sizes = quick ? SIZES.map((size) => size / 10) : SIZES;
  const measured = [];
  for (const size of sizes) {
    const directory = join(folder, `mixed-${size}`);
    const bytes = writeDocuments(directory, size);
    const { ours, theirs } = measure(root, directory, quick ? 3 : 7);
    measured.push({ size, time: ours.median });
    const title = `${size} documents`;
    const spread = ({ spread: share }) => `± ${(share * 50).toFixed(0)} %`;
    yield { name: `${title}, size`, value: bytes / MEGABYTE, unit: 'MB' };
    yield { name: `${title}, analyzed`, value: ours.median, unit: 'ms', note: spread(ours) };
    yield { name: `${title}, markdown-it alone`, value: theirs.median, unit: 'ms', note: spread(theirs) };
    yield { name: `${title}, ratio`, value: ours.median / theirs.median, unit: '', goal: GOALS.ratio };
    if (size !== sizes.at(-1)) continue;
    yield { name: 'growth exponent', value: growthExponent(...measured), unit: '', goal: GOALS.exponent };
    yield { name: `${title}, peak memory`, value: peakMemory(root, directory), unit: 'MB', goal: GOALS.memory };
  }
}

function* measureDialects(root, folder, quick) {
  for (const dialect of DIALECTS) {
    const directory = join(folder, dialect);
    writeDocuments(directory, quick ? 200 : 1_000, dialect);
    const { ours, theirs } = measure(root, directory, quick ? 3 : 7);
    yield { name: `${dialect} alone, ratio`, value: ours.median / theirs.median, unit: '' };
  }
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
      ours: () => analyzeFolder(directory),
      theirs: () => files.forEach((file) => markdown.parse(readFileSync(file, 'utf8'), {})),
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
  return { ours: summarize(times.ours), theirs: summarize(times.theirs) };
}

/** The built packages and the Markdown library that the protocol itself uses. */
function load(root) {
  const plugin = analyzerOf(root);
  if (!existsSync(plugin)) throw new Error('The packages are not built: run `npm run build` first.');
  const require = createRequire(join(root, 'packages', 'protocol', 'package.json'));
  return { ...require(plugin), MarkdownIt: require('markdown-it') };
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
