import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

import { decodeText, diagnose, parseSessionFileName, ProvisionerError, type Diagnostic } from 'nx-provisioner-protocol';

import { readArtifactFiles, readFiles, readFolderFiles } from '../adapters/artifact-files';
import { resolveInside } from '../adapters/files';
import { listInstalled, readJson, type PackageJson } from '../workspace/read-json';
import type { DocumentFiles } from './analyze';

/** What documents can be: every dialect's files end so. */
export const DOCUMENTS = [/\.md$/i, /(^|\/)(tasks|spec)\.json$/];

/** A record lists every task and test of its session, and is larger than a document may be. */
const RECORD_LIMITS = { fileBytes: 100 * 1024 * 1024, files: Infinity };

/** Everything that phases 1 to 3 read, read once. */
export interface Inputs {
  readonly context: { readonly file: string; readonly text: string } | null;
  readonly sessions: readonly { readonly file: string; readonly text: string }[];
  readonly documents: DocumentFiles;
  readonly installed: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where sessions are. */
export type SessionOptions = Pick<InputOptions, 'root' | 'workspaceDirectory'>;

export interface InputOptions {
  readonly root: string;
  readonly workspaceDirectory: string;
  readonly contextFile?: string | undefined;
  readonly read: (path: string) => string | null;
}

/**
 * Reads the context file, earlier sessions and the documents below the workspace directory. A generator's `read` sees
 * its own pending changes; documents and sessions are read from the disk.
 *
 * @throws ProvisionerError NXP-014 where a given path or the folder of documents leaves the workspace
 */
export function readInputs({ root, workspaceDirectory, contextFile, read }: InputOptions): Inputs {
  const directory = resolveInside(root, workspaceDirectory);
  const prefix = posix.normalize(workspaceDirectory.replaceAll('\\', '/')).replace(/\/$/, '');
  const inRoot = (file: string) => (prefix === '.' ? file : `${prefix}/${file}`);
  const context = readContextFile(root, contextFile);
  const found = existsSync(directory) ? readArtifactFiles(directory, DOCUMENTS) : { sources: [], diagnostics: [] };
  const sources = found.sources
    .filter(({ file }) => parseSessionFileName(posix.basename(file)) === null && inRoot(file) !== context.context?.file)
    .map((source) => ({ ...source, file: inRoot(source.file) }));
  const sessions = readSessions(root, inRoot('ARTIFACTS'));
  const manifest = readJson(read, 'package.json') as PackageJson | null;
  return {
    context: context.context,
    sessions: sessions.files,
    documents: {
      sources,
      hasArtifactsFolder: existsSync(join(directory, 'ARTIFACTS')),
      diagnostics: found.diagnostics,
    },
    installed: listInstalled(manifest ?? {}),
    diagnostics: [...context.diagnostics, ...sessions.diagnostics],
  };
}

/** A context file that cannot be read is reported together with the problems of the documents. */
function readContextFile(root: string, contextFile: string | undefined): Pick<Inputs, 'context' | 'diagnostics'> {
  if (contextFile === undefined) return { context: null, diagnostics: [] };
  const file = posix.normalize(contextFile.replaceAll('\\', '/'));
  const refuse = (reason: string) => {
    const message = `${file} ${reason}; expected a Markdown file inside the workspace.`;
    return { context: null, diagnostics: [diagnose('NXP-200', { file, line: null }, message)] };
  };
  if (!existsSync(resolveInside(root, file))) return refuse('is not there');
  const { sources, diagnostics } = readFiles(root, [file]);
  if (diagnostics.length > 0) return { context: null, diagnostics };
  const [source] = sources;
  if (source === undefined) return refuse('is no file');
  const decoded = decodeText(source.content);
  return 'text' in decoded
    ? { context: { file, text: decoded.text }, diagnostics: [] }
    : refuse(`is ${decoded.reason}`);
}

/**
 * Earlier sessions alone: enough to know whether there is anything to do.
 *
 * @throws ProvisionerError NXP-014, NXP-016 or NXP-018 for a session that cannot be read, NXP-014 where the folder of
 * documents leaves the workspace
 */
export function readSessionFiles({ root, workspaceDirectory }: SessionOptions): Inputs['sessions'] {
  resolveInside(root, workspaceDirectory);
  const { files, diagnostics } = readSessions(root, posix.join(workspaceDirectory.replaceAll('\\', '/'), 'ARTIFACTS'));
  if (diagnostics.length > 0) throw new ProvisionerError(diagnostics);
  return files;
}

/** The folder gets records and artifacts too: one that leads elsewhere is refused before anything is read from it. */
function readSessions(root: string, folder: string) {
  resolveInside(root, folder);
  const isSession = (name: string) => parseSessionFileName(name) !== null;
  const { sources, diagnostics } = readFolderFiles(root, folder, isSession, RECORD_LIMITS);
  const files = sources.map(({ file, content }) => ({ file, text: new TextDecoder().decode(content) }));
  return { files, diagnostics };
}
