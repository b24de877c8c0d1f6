/**
 * The row "replace": a module replaced in files of which one in ten uses it, against reading the same files, and against
 * jscodeshift with the same replacement. Nothing is written by any of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { compare, summarize } from '../measure.mjs';
import { writeSources } from './write-sources.mjs';

const GOALS = { reading: 3, jscodeshift: 1 / 5, memory: 1.1 };

const REPLACEMENT = { from: 'legacy-kit', to: 'modern-kit', imports: { get: 'pick', map: 'map', sum: 'total' } };

export function benchReplace({ root, quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'nx-provisioner-bench-'));
  try {
    const count = quick ? 500 : 5_000;
    return measureReplacing(root, writeSources(folder, count), quick ? 3 : 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureReplacing(root, files, rounds) {
  const ours = loadEngine(root);
  const theirs = loadJscodeshift(root);
  checkResults(files, ours, theirs);
  const each = (transform) => () => {
    let changed = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      if (transform(file, text) !== text) changed += 1;
    }
    if (transform !== keep && changed !== files.length / 10)
      throw new Error(`${changed} of ${files.length} files changed.`);
  };
  const reading = compare({ ours: each(ours), reading: each(keep) }, rounds);
  const looking = (file, text) => (text.includes(REPLACEMENT.from) ? theirs(file, text) : text);
  const codeshift = compare({ ours: each(ours), looking: each(looking) }, rounds);
  const plain = compare({ theirs: each(theirs), ours: each(ours) }, 1);
  const median = (times) => summarize(times).median;
  const title = `${files.length} files`;
  return [
    { name: `${title}, replaced`, value: median(reading.ours), unit: 'ms' },
    { name: `${title}, read`, value: median(reading.reading), unit: 'ms' },
    { name: 'replaced to read', value: median(reading.ours) / median(reading.reading), unit: '', goal: GOALS.reading },
    { name: `${title}, jscodeshift`, value: median(plain.theirs), unit: 'ms' },
    {
      name: 'replaced to jscodeshift',
      value: median(plain.ours) / median(plain.theirs),
      unit: '',
      goal: GOALS.jscodeshift,
    },
    { name: `${title}, jscodeshift behind a look at the text`, value: median(codeshift.looking), unit: 'ms' },
    {
      name: 'replaced to that',
      value: median(codeshift.ours) / median(codeshift.looking),
      unit: '',
      goal: GOALS.jscodeshift,
    },
    { name: 'memory, all files to a fifth of them', value: memoryGrowth(root, files), unit: '', goal: GOALS.memory },
  ];
}

const keep = (_file, text) => text;

function loadEngine(root) {
  const path = enginePath(root);
  if (!existsSync(path)) throw new Error('The packages are not built: run `npm run build` first.');
  const { replaceModule } = createRequire(import.meta.url)(path);
  return (file, text) => replaceModule({ file, text }, REPLACEMENT).text;
}

function enginePath(root) {
  return join(root, 'packages', 'nx-provisioner', 'dist', 'codemods', 'replace-module.js');
}

/** The same replacement as a codemod is usually written: imports renamed in place, members of the namespace too. */
function loadJscodeshift(root) {
  const j = createRequire(join(root, 'package.json'))('jscodeshift').withParser('ts');
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
