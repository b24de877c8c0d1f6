import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** How a command ended, with all that it printed, without colours. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

export const REPOSITORY = join(__dirname, '..', '..');

/** Milliseconds; far above what any single command of these tests takes. */
const TIMEOUT = 540_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string>>;

/**
 * Runs a command to its end. What Jest, npm or an outer Nx put into the environment does not reach it; `variables` are
 * added.
 */
export function runCommand(
  cwd: string,
  command: string,
  args: readonly string[],
  variables: Variables = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd, env: { ...childEnvironment(), ...variables }, timeout: TIMEOUT, maxBuffer: MOST_OUTPUT },
      (error, stdout, stderr) => {
        const output = stripVTControlCharacters(`${stdout}\n${stderr}`);
        if (error === null) resolve({ code: 0, output });
        else if (typeof error.code === 'number') resolve({ code: error.code, output });
        else reject(new Error(`${command} ${args.join(' ')}: ${error.message}\n${output}`, { cause: error }));
      },
    );
  });
}

/** Runs a command that has to succeed, and returns what it printed. */
export async function mustRun(
  cwd: string,
  command: string,
  args: readonly string[],
  variables: Variables = {},
): Promise<string> {
  const { code, output } = await runCommand(cwd, command, args, variables);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${output}`);
  return output;
}

function childEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(NX_|GIT_|JEST_|NODE_ENV$)/.test(name));
  const quiet = JSON.parse(readFileSync(join(REPOSITORY, 'tools', 'child-environment.json'), 'utf8')) as object;
  const cache = process.env.NXP_E2E_FOLDER;
  return { ...Object.fromEntries(inherited), ...quiet, ...(cache && { npm_config_cache: join(cache, 'npm-cache') }) };
}
