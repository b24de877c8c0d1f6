import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

import { diagnose, parseSessionFileName, type Diagnostic } from 'nx-provisioner-protocol';

import { readArtifactFiles } from '../adapters/artifact-files';
import { resolveInside } from '../adapters/files';
import { readJson } from '../workspace/read-json';
import type { DocumentFiles } from './analyze';

/** What documents can be: every dialect's files end so. */
export const DOCUMENTS = [/\.md$/i, /(^|\/)(tasks|spec)\.json$/];

/** What the root package.json asks for. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Everything that phases 1 to 3 read, read once. */
export interface Inputs {
  readonly context: { readonly file: string; readonly text: string } | null;
  readonly sessions: readonly { readonly file: string; readonly text: string }[];
  readonly documents: DocumentFiles;
  readonly installed: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface InputOptions {
  readonly root: string;
  readonly workspaceDirectory: string;
  readonly contextFile?: string | undefined;
  readonly read: (path: string) => string | null;
}

/**
 * Reads the context file, earlier sessions and the documents below the workspace directory. A generator's `read` sees
 * its own pending changes; documents are read from the disk.
 *
 * @throws ProvisionerError NXP-014 where a given path leaves the workspace
 */
export function readInputs({ root, workspaceDirectory, contextFile, read }: InputOptions): Inputs {
  const directory = resolveInside(root, workspaceDirectory);
  const prefix = posix.normalize(workspaceDirectory.replaceAll('\\', '/')).replace(/\/$/, '');
  const inRoot = (file: string) => (prefix === '.' ? file : `${prefix}/${file}`);
  const context = readContextFile(root, contextFile, read);
  const found = existsSync(directory) ? readArtifactFiles(directory, DOCUMENTS) : { sources: [], diagnostics: [] };
  const sources = found.sources
    .filter(({ file }) => parseSessionFileName(posix.basename(file)) === null && inRoot(file) !== context.file?.file)
    .map((source) => ({ ...source, file: inRoot(source.file) }));
  const manifest = readJson(read, 'package.json') as Manifest | null;
  return {
    context: context.file,
    sessions: readSessions(root, inRoot('ARTIFACTS'), read),
    documents: {
      sources,
      hasArtifactsFolder: existsSync(join(directory, 'ARTIFACTS')),
      diagnostics: found.diagnostics,
    },
    installed: { ...manifest?.dependencies, ...manifest?.devDependencies },
    diagnostics: context.diagnostics,
  };
}

/** A context file that cannot be read is reported together with the problems of the documents. */
function readContextFile(root: string, contextFile: string | undefined, read: InputOptions['read']) {
  if (contextFile === undefined) return { file: null, diagnostics: [] };
  const file = posix.normalize(contextFile.replaceAll('\\', '/'));
  resolveInside(root, file);
  const text = read(file);
  if (text !== null) return { file: { file, text }, diagnostics: [] };
  const message = `${file} is not there; expected a Markdown file inside the workspace.`;
  return { file: null, diagnostics: [diagnose('NXP-200', { file, line: null }, message)] };
}

/** Earlier sessions alone: enough to know whether there is anything to do. */
export function readSessionFiles({ root, workspaceDirectory, read }: InputOptions): Inputs['sessions'] {
  resolveInside(root, workspaceDirectory);
  return readSessions(root, posix.join(workspaceDirectory.replaceAll('\\', '/'), 'ARTIFACTS'), read);
}

function readSessions(root: string, folder: string, read: InputOptions['read']): { file: string; text: string }[] {
  const absolute = join(root, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute)
    .filter((name) => parseSessionFileName(name) !== null)
    .sort()
    .map((name) => ({ file: `${folder}/${name}`, text: read(`${folder}/${name}`) ?? '' }));
}
