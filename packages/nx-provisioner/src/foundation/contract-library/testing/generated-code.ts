import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';

import ts from 'typescript';

/** Where generated files seem to lie: inside the repository, so that the types of Node and Jest are found. */
const ROOT = join(__dirname, 'generated').replaceAll('\\', '/');

/** Entries of generated packages, as their manifests have them. */
const PATHS = {
  '@acme/testing': [`${ROOT}/packages/testing/src/index.ts`],
  '@acme/contracts-*/testing': [`${ROOT}/packages/contracts/*/src/testing.ts`],
  '@acme/contracts-*': [`${ROOT}/packages/contracts/*/src/index.ts`],
};

/** Typechecks generated sources together, in memory: `packages/contracts/core/src/index.ts:1 TS2304 …`. */
export function findTypeErrors(files: ReadonlyMap<string, string>, options: ts.CompilerOptions): string[] {
  const sources = new Map(
    [...files].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => [`${ROOT}/${path}`, text]),
  );
  const compilerOptions: ts.CompilerOptions = {
    ...options,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: PATHS,
    types: ['node', 'jest'],
    skipLibCheck: true,
    noEmit: true,
  };
  const disk = ts.createCompilerHost(compilerOptions);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => sources.has(path) || disk.fileExists(path),
    directoryExists: (path) => path.startsWith(ROOT) || (disk.directoryExists?.(path) ?? true),
    readFile: (path) => sources.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const text = sources.get(path);
      return text === undefined
        ? disk.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, text, language);
    },
  };
  const program = ts.createProgram([...sources.keys()], compilerOptions, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, code, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${posix.relative(ROOT, file?.fileName ?? ROOT)}:${line} TS${code} ${text}`;
  });
}

export interface SpecResults {
  /** Titles, joined by a blank. */
  readonly passed: readonly string[];
  readonly todo: readonly string[];
  /** With the reason. */
  readonly failed: readonly string[];
}

interface Test {
  readonly title: string;
  readonly run: () => unknown;
}

/** Compiles and runs generated specs in this process, with this test's own `expect`. */
export async function runSpecs(files: ReadonlyMap<string, string>): Promise<SpecResults> {
  const tests: Test[] = [];
  const todo: string[] = [];
  const loaded = new Map<string, { exports: Record<string, unknown> }>();
  const globals = collectTests(tests, todo);

  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const text = files.get(path);
    if (text === undefined) throw new Error(`${path} is not generated`);
    const module = { exports: {} };
    loaded.set(path, module);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
    });
    const names = Object.keys(globals);
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- generated code is what is tested here
    const run = new Function('require', 'exports', ...names, outputText) as (...args: unknown[]) => void;
    run((specifier: string) => follow(specifier, path), module.exports, ...Object.values(globals));
    return module.exports;
  };
  const follow = (specifier: string, from: string): unknown => {
    if (specifier.startsWith('.')) return load(posix.join(dirname(from), specifier.replace(/\.js$/, '.ts')));
    const entry = resolveEntry(specifier);
    return entry === null ? (createRequire(__filename)(specifier) as unknown) : load(entry);
  };

  for (const path of files.keys()) if (path.endsWith('.spec.ts')) load(path);
  const results = { passed: [] as string[], todo, failed: [] as string[] };
  for (const { title, run } of tests) {
    try {
      await run();
      results.passed.push(title);
    } catch (error) {
      results.failed.push(`${title}: ${String(error)}`);
    }
  }
  return results;
}

/** `describe` and `it` that remember instead of running. */
function collectTests(tests: Test[], todo: string[]): Record<string, unknown> {
  const titles: string[] = [];
  const it = (title: string, run: () => unknown) => tests.push({ title: [...titles, title].join(' '), run });
  return {
    expect,
    describe: (title: string, body: () => void) => {
      titles.push(title);
      body();
      titles.pop();
    },
    it: Object.assign(it, { todo: (title: string) => todo.push([...titles, title].join(' ')) }),
  };
}

function resolveEntry(specifier: string): string | null {
  if (specifier === '@acme/testing') return 'packages/testing/src/index.ts';
  const [, area, testing] = /^@acme\/contracts-([^/]+)(\/testing)?$/.exec(specifier) ?? [];
  return area === undefined ? null : `packages/contracts/${area}/src/${testing ? 'testing' : 'index'}.ts`;
}
