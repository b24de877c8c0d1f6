import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

import type { ModuleReplacement } from './module-replacement';
import { isSourceFile, parseSource } from './parse-source';
import { replaceModule } from './replace-module';

/** Code that nobody here wrote: CommonJS, transpiled modules, TypeScript with tests, old style and new. */
const SOURCES = [
  'eslint/lib',
  'zod/src/v4/classic',
  'nx/dist/src/utils',
  'resolve/test',
  'rimraf/dist',
  '@babel/core/lib',
];

/** Enough of each to take seconds. */
const MOST_CHARACTERS = 40_000;
const MOST_FILES = 150;

/** Mappings of each kind; names that the sources do use among others. */
const KINDS: Readonly<Record<string, Partial<ModuleReplacement>>> = {
  'a module that takes the place': {},
  'a module that stands for the whole': { imports: { '*': '*' } },
  'some names': { imports: { default: 'main', join: 'joinAll', dirname: 'dirname', expect: 'claim' } },
  'the names of a default export': { imports: { join: 'joinAll', resolve: 'settle', z: 'zod' }, defaultIsModule: true },
  'calls of one form': {
    imports: {
      default: { name: 'run', call: { arguments: ['string'], append: '{}' } },
      join: { name: 'joinAll', to: 'third' },
      existsSync: { name: 'isThere', call: { arguments: ['any'] } },
    },
    defaultIsModule: true,
  },
};

interface Source {
  readonly file: string;
  readonly text: string;
}

function readSources(folder: string): Source[] {
  const root = join(dirname(require.resolve('eslint/package.json')), '..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => isSourceFile(file) && !/\.d\.[cm]?ts$|node_modules/.test(file))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => text.length < MOST_CHARACTERS)
    .slice(0, MOST_FILES);
}

/** How often a text imports a module, as the compiler itself lists it. */
function countImports({ text }: Pick<Source, 'text'>, module: string): number {
  return ts.preProcessFile(text, true, true).importedFiles.filter(({ fileName }) => fileName === module).length;
}

/** The packages that a folder's files import most. */
function mostUsed(sources: readonly Source[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of sources) {
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (!fileName.startsWith('.')) counts.set(fileName, (counts.get(fileName) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.slice(0, 3).map(([module]) => module);
}

describe.each(SOURCES)('%s', (folder) => {
  const sources = readSources(folder);
  const modules = mostUsed(sources);

  it.each(Object.entries(KINDS))('%s: what comes out parses, twice is once, and the uses add up', (_, rest) => {
    let seen = 0;
    for (const from of modules) {
      const replacement: ModuleReplacement = { from, to: 'modern-module', ...rest };
      for (const source of sources.filter(({ text }) => text.includes(from))) {
        if (parseSource(source).problem !== null) continue;
        const once = replaceModule(source, replacement);
        const twice = replaceModule({ ...source, text: once.text }, replacement);
        const [before, left] = [countImports(source, from), countImports(once, from)];
        seen += before;
        const result = {
          place: `${source.file} ${from}`,
          parses: parseSource({ ...source, text: once.text }).problem,
          again: [twice.text === once.text, twice.changed, twice.remaining],
          isCounted: before === 0 || once.changed.length + once.remaining > 0,
          isChangedAsSaid: before - left <= once.changed.length,
          isLeftAsSaid: left <= once.remaining,
        };
        const sound = { parses: null, again: [true, [], once.remaining] };
        expect(result).toEqual({
          ...{ place: result.place, ...sound, isCounted: true, isChangedAsSaid: true, isLeftAsSaid: true },
        });
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
