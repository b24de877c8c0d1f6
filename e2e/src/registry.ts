import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { mustRun } from './run-command';

/** A registry on loopback that has both packages, and everything else through the registry that npm is set to. */
export interface Registry {
  readonly url: string;
  /** The `.npmrc` that makes npm use it in one folder, without a look at the user's own. */
  readonly npmrc: string;
  stop(): Promise<void>;
}

/** Milliseconds that the registry may take to answer for the first time. */
const START_TIMEOUT = 60_000;

/** Starts a registry whose data lies in `folder`, and publishes the tarballs there. */
export async function startRegistry(folder: string, packs: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const port = await findPort();
  const upstream = (await mustRun(folder, 'npm', ['config', 'get', 'registry'])).trim();
  const config = {
    storage: './storage',
    uplinks: { upstream: { url: upstream, timeout: '60s', maxage: '60m' } },
    packages: {
      'nx-provisioner*': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    log: { type: 'stdout', level: 'warn' },
  };
  // YAML takes JSON as it is.
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config));
  const script = join(createRequire(__filename).resolve('verdaccio/package.json'), '..', 'bin', 'verdaccio');
  const args = [script, '--config', 'config.yaml', '--listen', `127.0.0.1:${port}`];
  const server = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(url, server);
  // Anybody may publish here; npm only wants to see that there is a token.
  const npmrc = `registry=${url}\n//127.0.0.1:${port}/:_authToken=loopback\n`;
  writeFileSync(join(folder, '.npmrc'), npmrc);
  for (const tarball of readdirSync(packs).sort().reverse()) {
    // Provenance is signed by a CI provider, which a loopback has none of.
    await mustRun(folder, 'npm', ['publish', join(packs, tarball), '--provenance=false', '--access=public']);
  }
  return { url, npmrc, stop: () => stop(server) };
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function waitFor(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + START_TIMEOUT;
  while (Date.now() < end && server.exitCode === null) {
    const answer = await fetch(`${url}-/ping`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The registry on ${url} did not start; its exit code is ${server.exitCode ?? 'none'}.`);
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', () => {
      resolve();
    });
    server.kill();
  });
}
