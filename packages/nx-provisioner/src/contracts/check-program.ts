import { Project, ts } from 'ts-morph';

import { CHECKED_ROOT, resolutionOptions, seePackages } from './package-host';
import type { WorkspacePackages } from './workspace-packages';

/** A file of every program that declares nothing: what it sees is global. */
export const GLOBALS = `${CHECKED_ROOT}/globals.ts`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noUnusedLocals: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022,
};

/** A program of texts by their paths, in memory, with the language's own library and nothing else. */
export function makePlainProgram(texts: ReadonlyMap<string, string>): ts.Program {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { ...OPTIONS, ...resolutionOptions({ resolvesAsNode: false }) },
  });
  for (const [path, text] of [...texts, [GLOBALS, ''] as const]) project.createSourceFile(path, text);
  return project.getProgram().compilerObject;
}

/**
 * A program that sees the workspace's packages too. It is made of the compiler alone, because ts-morph does not tell
 * ES modules from CommonJS, on which the types of some packages depend.
 *
 * @param plain has the language's own library
 */
export function makePackageProgram(
  texts: ReadonlyMap<string, string>,
  packages: WorkspacePackages,
  plain: ts.Program,
): ts.Program {
  const all = new Map([...texts, [GLOBALS, ''] as const]);
  const library = plain.getSourceFiles().filter((file) => plain.isSourceFileDefaultLibrary(file));
  const byPath = new Map(library.map((file) => [file.fileName, file]));
  const folder = library[0]?.fileName.replace(/\/[^/]*$/, '') ?? '/';
  const host = seePackages(packages.files, all);
  return ts.createProgram(
    [...all.keys()],
    { ...OPTIONS, ...resolutionOptions(packages) },
    {
      ...host,
      fileExists: (path) => byPath.has(path) || host.fileExists(path),
      getSourceFile: (path, options) => {
        const text = host.readFile(path);
        return byPath.get(path) ?? (text === undefined ? undefined : ts.createSourceFile(path, text, options, true));
      },
      getDefaultLibFileName: (options) => `${folder}/${ts.getDefaultLibFileName(options)}`,
      getDefaultLibLocation: () => folder,
      useCaseSensitiveFileNames: () => true,
      getCanonicalFileName: (path) => path,
      getNewLine: () => '\n',
      writeFile: () => undefined,
    },
  );
}
