import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';

const SOURCES = join(__dirname, '..');
const PROTOCOL = join(SOURCES, '..', '..', 'protocol', 'src');

/** Everything that a file loads when it is loaded: imports of types vanish, and those in functions come later. */
const LOADED = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)';/gm;

/** The packages that a file's own modules load, each with a module that does. */
function findPackages(entry: string): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(LOADED)) {
      if (name.startsWith('.')) visit(resolveModule(join(dirname(file), name)));
      else if (name === 'nx-provisioner-protocol') visit(join(PROTOCOL, 'index.ts'));
      else if (!name.startsWith('node:')) packages.set(name, relative(SOURCES, file));
    }
  };
  visit(entry);
  return packages;
}

function resolveModule(path: string): string {
  return [`${path}.ts`, join(path, 'index.ts')].find(existsSync) ?? path;
}

describe('the command line', () => {
  const packages = findPackages(join(__dirname, 'main.ts'));

  it('loads no Nx, no compiler and nothing else that a folder of documents does not have', () => {
    const own = ['ejs', 'jsonc-parser', 'markdown-it', 'yaml', 'zod'];
    expect([...packages].filter(([name]) => !own.includes(name))).toEqual([]);
  });

  it('is looked at down to the last module', () => {
    expect([...packages.keys()]).toEqual(expect.arrayContaining(['markdown-it', 'yaml', 'zod']));
    expect([...packages.keys()].filter((name) => builtinModules.includes(name))).toEqual([]);
  });
});
