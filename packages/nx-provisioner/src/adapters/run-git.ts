import { execFile } from 'node:child_process';

import { diagnose, ProvisionerError } from 'nx-provisioner-protocol';

import { stripControlCharacters } from './terminal-text';

/** Bytes; some hundred times the file list of a very large repository. */
const MOST_OUTPUT = 1_000_000_000;

/** Set by git for its hooks; they would point a command in another folder at the wrong repository. */
const HOOK_VARIABLES = [
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_NAMESPACE'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_LITERAL_PATHSPECS', 'GIT_GLOB_PATHSPECS'],
];

interface GitOptions {
  readonly input?: Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

type GitAnswer = { readonly output: Buffer } | { readonly failure: Error; readonly said: string };

/**
 * Runs git in `cwd` with the given arguments, never through a shell, and returns what it printed.
 *
 * @throws ProvisionerError NXP-017 where git is missing or fails
 */
export async function runGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const answer = await askGit(cwd, args, options);
  if ('output' in answer) return answer.output;
  const said = answer.said.trim() || answer.failure.message;
  const message = stripControlCharacters(`git ${args.join(' ')} failed in ${cwd}: ${said.replaceAll('\n', ' ')}`);
  throw new ProvisionerError([diagnose('NXP-017', null, message)], { cause: answer.failure });
}

/** As {@link runGit}, for questions to which a failure is an answer: `null`. Still throws where git itself is missing. */
export async function tryGit(cwd: string, args: readonly string[]): Promise<Buffer | null> {
  const answer = await askGit(cwd, args, {});
  if ('output' in answer) return answer.output;
  if ('code' in answer.failure && typeof answer.failure.code === 'number') return null;
  return runGit(cwd, args);
}

function askGit(cwd: string, args: readonly string[], { input, env }: GitOptions): Promise<GitAnswer> {
  const inherited = Object.entries(process.env).filter(([name]) => !HOOK_VARIABLES.includes(name));
  const options = {
    cwd,
    // Without optional locks a question never stands in the way of the user's own git commands.
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', ...env },
    maxBuffer: MOST_OUTPUT,
    encoding: 'buffer' as const,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    const child = execFile('git', args, options, (failure, output, said) => {
      resolve(failure ? { failure, said: said.toString() } : { output });
    });
    // Git may end before it has read all; its own message then says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
