import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { sessionRecordSchema, type SessionRecord } from 'nx-provisioner-protocol';

import { mustRun, REPOSITORY, runCommand, type CommandResult, type Variables } from './run-command';

/** A workspace on disk, with what the tests do to it. Paths are relative to its root. */
export interface Workspace {
  readonly root: string;
  /** Runs the workspace's own Nx. */
  nx(...args: readonly string[]): Promise<CommandResult>;
  /** Runs the workspace's own Nx, which has to succeed, and returns what it printed. */
  mustNx(...args: readonly string[]): Promise<string>;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces text that has to be there. */
  edit(path: string, from: string, to: string): void;
  remove(path: string): void;
  commit(message: string): Promise<void>;
  /** What git sees as changed, untracked files one by one; empty when all is committed. */
  status(): Promise<string>;
  /** Everything as it was committed; what git ignores stays. */
  restore(): Promise<void>;
  /** File names of session records, oldest first. */
  sessions(): string[];
}

const AUTHOR = ['-c', 'user.name=E2E', '-c', 'user.email=e2e@localhost', '-c', 'commit.gpgsign=false'];

/**
 * A workspace that lies at `root` already: a copy, a clone, or a worktree that the plugin made. Its Nx has the
 * `variables` in its environment.
 */
export function openWorkspace(root: string, variables: Variables = {}): Workspace {
  const path = (file: string) => join(root, file);
  const git = (...args: readonly string[]) => mustRun(root, 'git', [...AUTHOR, ...args]);
  const read = (file: string) => readFileSync(path(file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  return {
    root,
    nx: (...args) => runCommand(root, path('node_modules/.bin/nx'), args, variables),
    mustNx: (...args) => mustRun(root, path('node_modules/.bin/nx'), args, variables),
    read,
    write,
    edit(file, from, to) {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}`);
      write(
        file,
        text.replace(from, () => to),
      );
    },
    remove: (file) => {
      rmSync(path(file), { recursive: true });
    },
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', message);
    },
    status: async () => (await git('status', '--porcelain', '--untracked-files=all')).trim(),
    async restore() {
      await git('reset', '--quiet', '--hard');
      await git('clean', '--quiet', '-fd');
    },
    sessions: () =>
      readdirSync(path('ARTIFACTS'))
        .filter((name) => /^PROVISIONER-SESSION-.*\.json$/.test(name))
        .sort(),
  };
}

/** The folder of this test run, made by the setup. */
function runFolder(): string {
  const folder = process.env.NXP_E2E_FOLDER;
  if (folder === undefined) throw new Error('The setup has not run: start the tests with e2e/jest.config.cjs.');
  return folder;
}

/** Copies a fixture into the run's folder and commits it as it is. */
export async function makeRepository(fixture: 'shop' | 'empty', name: string): Promise<Workspace> {
  const workspace = openWorkspace(join(runFolder(), name));
  cpSync(join(REPOSITORY, 'e2e', 'fixtures', fixture), workspace.root, { recursive: true });
  await mustRun(workspace.root, 'git', ['init', '--quiet', '--initial-branch=main']);
  await workspace.commit('The workspace as it is');
  return workspace;
}

/** Installs both tarballs in one command, since one needs the other. */
export async function installPlugin(workspace: Workspace): Promise<void> {
  const packs = join(runFolder(), 'packs');
  const tarballs = readdirSync(packs).map((file) => join(packs, file));
  await mustRun(workspace.root, 'npm', ['install', '-D', ...tarballs, '--no-audit', '--no-fund']);
}

/** A copy of the installed shop for one group of tests, `node_modules` included. */
export async function copyShop(name: string): Promise<Workspace> {
  const target = join(runFolder(), name);
  await mustRun(runFolder(), 'cp', ['-a', '--reflink=auto', join(runFolder(), 'base'), target]);
  return openWorkspace(target);
}

/** Leaves only the requirement documents whose names begin with one of the ids. */
export function keepDocuments(workspace: Workspace, ids: readonly string[]): void {
  const files = readdirSync(join(workspace.root, 'ARTIFACTS'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.md'))) {
    if (!ids.some((id) => file.includes(`${id}-`))) workspace.remove(join('ARTIFACTS', file));
  }
}

/** The newest session's record, checked against its schema. */
export function readRecord(workspace: Workspace): SessionRecord {
  const file = workspace.sessions().at(-1);
  if (file === undefined) throw new Error('The workspace has no session record.');
  return sessionRecordSchema.parse(JSON.parse(workspace.read(`ARTIFACTS/${file}`)));
}

/** The newest session's artifact, as Markdown. */
export function readArtifact(workspace: Workspace): string {
  const file = workspace.sessions().at(-1);
  if (file === undefined) throw new Error('The workspace has no session.');
  return workspace.read(`ARTIFACTS/${file.replace(/\.json$/, '.md')}`);
}
