import { diagnose, type Diagnostic, type Requirement, type SuppliedFile } from 'nx-provisioner-protocol';
import ts from 'typescript';

import { packageOf } from '../../workspace/package-of';
import { packageName, siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import type { Component, GeneratedFile } from '../generated-file';
import { contractDependency, harnessDependency, sharedDependency } from '../lane/lane-view';
import type { LibraryOptions, WorkspaceDependency } from '../library/library';
import { libraryFiles } from '../library/library-files';
import { findClashingExports } from './find-clashing-exports';

/** A shared library whose code documents supply. */
export interface SharedLibrary {
  readonly name: string;
  readonly root: string;
  readonly requirements: readonly string[];
  /** Each with the requirement it comes from. */
  readonly files: readonly { readonly file: SuppliedFile; readonly requirement: Requirement }[];
}

export interface SharedLibraryContext {
  readonly profile: WorkspaceProfile;
  readonly contractAreas: readonly string[];
  readonly sharedNames: readonly string[];
  /** Packages that the root package.json has, with their ranges. */
  readonly installed: Readonly<Record<string, string>>;
}

/** What a library's code asks for, found by its import statements. */
interface Imports {
  readonly workspace: readonly WorkspaceDependency[];
  readonly external: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

const SPEC = /\.(spec|test)\.[cm]?tsx?$/;
const TYPESCRIPT = /(?<!\.d)\.(?:([cm]?)ts|tsx)$/;
/** What only compiles with `jsx` or `allowJs`, which the library's tsconfig does not set. */
const UNBUILDABLE = /\.(tsx|jsx|[cm]?js)$/i;

/**
 * The files of a shared library: the documents' code as it stands, an entry that exports all of it where no document
 * supplies one, and the configuration around it.
 *
 * @returns NXP-552 for each import of a package that neither the workspace nor the foundation has, NXP-557 for each file
 *   that the library cannot build, and NXP-558 for names that the written entry would export twice
 */
export function sharedLibraryFiles(
  library: SharedLibrary,
  context: SharedLibraryContext,
): { library: LibraryOptions; files: GeneratedFile[]; diagnostics: Diagnostic[] } {
  const component: Component = { type: 'shared library', name: `shared-${library.name}` };
  const sources = library.files.filter(({ file }) => !SPEC.test(file.path));
  const specs = library.files.filter(({ file }) => SPEC.test(file.path));
  const imports = findImports(sources, context);
  const specImports = findImports(specs, context);
  const described: LibraryOptions = {
    profile: context.profile,
    root: library.root,
    name: `shared-${library.name}`,
    tags: ['layer:shared'],
    component,
    requirements: library.requirements,
    dependencies: imports.workspace,
    specDependencies: specImports.workspace.filter(
      ({ root }) => !imports.workspace.some((known) => known.root === root),
    ),
    externalDependencies: imports.external,
    nodeTypes: true,
    specs: specs.length > 0,
    guardTesting: true,
  };
  const files = [
    ...libraryFiles(described),
    ...library.files.map(({ file, requirement }) => ({
      path: `${library.root}/${file.path}`,
      content: file.code.endsWith('\n') ? file.code : `${file.code}\n`,
      owner: 'plugin' as const,
      component,
      requirements: [requirement.id],
    })),
  ];
  const diagnostics = [...findUnbuildable(library.files), ...imports.diagnostics, ...specImports.diagnostics];
  const index = `${library.root}/src/index.ts`;
  if (!files.some(({ path }) => path === index)) {
    const modules = sources.filter(({ file }) => file.path.startsWith('src/') && TYPESCRIPT.test(file.path));
    const paths = modules.map(({ file }) => file.path);
    const content = printIndex(paths, context.profile);
    files.push({ path: index, content, owner: 'plugin', component, requirements: library.requirements });
    diagnostics.push(...findClashingExports(modules));
  }
  return { library: described, files, diagnostics };
}

function findUnbuildable(supplied: SharedLibrary['files']): Diagnostic[] {
  return supplied
    .filter(({ file }) => UNBUILDABLE.test(file.path))
    .map(({ file, requirement }) => {
      const message = `${file.path} is JavaScript or JSX; expected .ts, .mts or .cts for code.`;
      return diagnose('NXP-557', { file: requirement.source.file, line: file.line }, message);
    });
}

/** An entry that exports all of the modules, which are TypeScript below `src/`. */
function printIndex(paths: readonly string[], profile: WorkspaceProfile): string {
  return paths
    .map((path) => path.slice('src/'.length))
    .map((path) =>
      /\.[cm]ts$/.test(path)
        ? `./${path.replace(TYPESCRIPT, '.$1js')}`
        : siblingModule(profile, path.replace(TYPESCRIPT, '')),
    )
    .sort()
    .map((module) => `export * from '${module}';\n`)
    .join('');
}

function findImports(supplied: SharedLibrary['files'], context: SharedLibraryContext): Imports {
  const { profile } = context;
  const known = new Map([
    ...context.contractAreas
      .map((area) => contractDependency(area, profile))
      .map((dependency) => [dependency.packageName, dependency] as const),
    ...context.sharedNames
      .map((name) => sharedDependency(name, profile))
      .map((dependency) => [dependency.packageName, dependency] as const),
    [packageName(profile, 'testing'), harnessDependency(profile)] as const,
  ]);
  const workspace = new Map<string, WorkspaceDependency>();
  const external: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  for (const { file, requirement } of supplied) {
    for (const { specifier, line } of listImports(file)) {
      const name = packageOf(specifier);
      if (name === null) continue;
      const ours = known.get(name);
      const range = context.installed[name];
      if (ours !== undefined) workspace.set(name, ours);
      else if (range !== undefined) external[name] = range;
      else
        diagnostics.push(
          diagnose(
            'NXP-552',
            { file: requirement.source.file, line },
            `${file.path} imports '${specifier}', which is neither installed at the root nor a library of the foundation.`,
          ),
        );
    }
  }
  return { workspace: [...workspace.values()].sort((a, b) => (a.root < b.root ? -1 : 1)), external, diagnostics };
}

/** The specifiers of static and dynamic imports and of `require`, with their lines in the document. */
function listImports(file: SuppliedFile): { specifier: string; line: number }[] {
  return ts.preProcessFile(file.code, true, true).importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: file.line + file.code.slice(0, pos).split('\n').length - 1,
  }));
}
