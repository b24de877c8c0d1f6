/**
 * The row "replace": a module replaced in files of which one in ten uses it. The engine alone, against reading the same
 * files and against jscodeshift with the same replacement; and what the generator does, listing and reading through Nx's
 * tree, against a generator that only lists and reads. Nothing is written by any of them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { compareFigures, growthFigure } from '../figures.mjs';
import { compare, summarize } from '../measure.mjs';
import { inTemporaryFolder } from '../workspace.mjs';
import { measureInTree } from './measure-in-tree.mjs';
import { writeSources } from './write-sources.mjs';

const SIZES = [1_000, 5_000];
const GOALS = { reading: 3, jscodeshift: 1 / 5, exponent: 1.1, memory: 1.1 };
const READING = 'reading';
const READING_IN_TREE = "listing and reading through Nx's tree";
const CODESHIFT = 'jscodeshift';
const LOOKING = 'jscodeshift behind a look at the text';

const REPLACEMENT = { from: 'legacy-kit', to: 'modern-kit', imports: { get: 'pick', map: 'map', sum: 'total' } };

/** @param {import('../run.mjs').BenchContext} context */
export function benchReplace(context) {
  return inTemporaryFolder((folder) => {
    const measured = (context.quick ? SIZES.map((size) => size / 10) : SIZES).map((size) => {
      const root = join(folder, `files-${size}`);
      const files = writeSources(root, size);
      const times = measureReplacing(context, files);
      return { size, files, times, inTree: measureInTree(context, root, size, REPLACEMENT, READING_IN_TREE) };
    });
    const growing = measured.map(({ size, times }) => ({ size, time: summarize(times.ours).median }));
    const goals = {
      [READING]: { goal: GOALS.reading },
      [CODESHIFT]: { goal: GOALS.jscodeshift },
      [LOOKING]: { goal: GOALS.jscodeshift },
    };
    const memory = { value: memoryGrowth(context.root, measured.at(-1).files), unit: '', goal: GOALS.memory };
    return [
      ...measured.flatMap(({ size, times, inTree }) => [
        ...compareFigures(`${size} files`, times, goals),
        ...compareFigures(`${size} files by the generator`, inTree, { [READING_IN_TREE]: { goal: GOALS.reading } }),
      ]),
      growthFigure(...growing, GOALS.exponent),
      { name: 'memory, all files to a fifth of them', ...memory },
    ];
  });
}

function measureReplacing({ root, sample, smoke, rounds, modules }, files) {
  const ours = loadEngine(root);
  const each = (transform) => () => {
    let changed = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      if (transform(file, text) !== text) changed += 1;
    }
    if (transform !== keep && changed !== files.length / 10)
      throw new Error(`${changed} of ${files.length} files changed.`);
  };
  if (smoke) {
    checkResults(files, ours);
    return compare({ ours: each(ours), [READING]: each(keep) }, rounds);
  }
  const theirs = loadJscodeshift(modules);
  const looking = (file, text) => (text.includes(REPLACEMENT.from) ? theirs(file, text) : text);
  checkResults(files, ours, theirs);
  return compare(
    { ours: each(ours), [READING]: each(keep), [LOOKING]: each(looking), [CODESHIFT]: each(theirs) },
    { ours: rounds, [READING]: rounds, [LOOKING]: rounds, [CODESHIFT]: sample ? 1 : 2 },
  );
}

const keep = (_file, text) => text;

function loadEngine(root) {
  const { replaceModule } = createRequire(import.meta.url)(enginePath(root));
  return (file, text) => replaceModule({ file, text }, REPLACEMENT).text;
}

function enginePath(root) {
  return join(root, 'packages', 'nx-provisioner', 'dist', 'codemods', 'replace-module.js');
}

/** The same replacement as a codemod is usually written: imports renamed in place, members of the namespace too. */
function loadJscodeshift(modules) {
  const j = createRequire(join(modules, 'jscodeshift', 'package.json'))('jscodeshift').withParser('ts');
  return (_file, text) => {
    const source = j(text);
    const imports = source.find(j.ImportDeclaration, { source: { value: REPLACEMENT.from } });
    if (imports.size() === 0) return text;
    imports.forEach(({ node }) => {
      node.source = j.stringLiteral(REPLACEMENT.to);
      node.specifiers = (node.specifiers ?? []).map((specifier) => {
        const local = specifier.local ?? specifier.imported;
        if (specifier.type === 'ImportNamespaceSpecifier') renameMembers(j, source, local.name);
        if (specifier.type !== 'ImportSpecifier') return specifier;
        const name = REPLACEMENT.imports[specifier.imported.name];
        return j.importSpecifier(j.identifier(name), j.identifier(local.name));
      });
    });
    return source.toSource({ quote: 'single' });
  };
}

function renameMembers(j, source, name) {
  source.find(j.MemberExpression, { object: { name } }).forEach(({ node }) => {
    node.property = j.identifier(REPLACEMENT.imports[node.property.name]);
  });
}

/** Both have to do the work that is measured. */
function checkResults(files, ...transforms) {
  const text = readFileSync(files[3], 'utf8');
  for (const transform of transforms) {
    const result = transform(files[3], text);
    if (result.includes(REPLACEMENT.from) || !/pick as get/.test(result) || !/total/.test(result)) {
      throw new Error(`A replacement was not carried out:\n${result.slice(0, 500)}`);
    }
  }
}

/** What a process needs at most for all files, against one for a fifth of them. */
function memoryGrowth(root, files) {
  const script = `
    const { replaceModule } = require(process.argv[1]);
    const { readdirSync, readFileSync } = require('node:fs');
    const all = readdirSync(process.argv[2], { recursive: true }).filter((file) => file.endsWith('.ts')).sort();
    const count = Number(process.argv[3]);
    for (let index = 0; index < count; index++) {
      const text = readFileSync(process.argv[2] + '/' + all[index], 'utf8');
      replaceModule({ file: all[index], text }, ${JSON.stringify(REPLACEMENT)});
    }
    console.log(process.resourceUsage().maxRSS);`;
  const folder = dirname(dirname(files[0]));
  const peak = (count) => {
    const args = ['--max-semi-space-size=1', '-e', script, enginePath(root), folder, String(count)];
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  };
  return peak(files.length) / peak(files.length / 5);
}
