import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A remote cache on loopback that keeps its entries in memory, and what Nx did with it. */
export interface CacheServer {
  /** What Nx reads to find the server and to be let in. */
  readonly variables: Readonly<Record<string, string>>;
  /** Hashes of the tasks whose output was stored. */
  readonly stored: ReadonlySet<string>;
  /** Hashes of the tasks whose output was handed out. */
  readonly served: ReadonlySet<string>;
  /** Requests that were turned away, as `<status> <method> <path>`. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

const TOKEN = 'shop-cache-token';
const ENTRY = /^\/v1\/cache\/([\w-]+)$/;

/**
 * Starts a server of Nx's protocol for self-hosted caches: `GET` and `PUT /v1/cache/{hash}` with a tar archive as the
 * body. 401 without the token, 404 for a hash that is not there, 409 for one that is there already.
 *
 * @see https://nx.dev/docs/kb/self-hosted-caching
 */
export async function startCacheServer(): Promise<CacheServer> {
  const entries = new Map<string, Buffer>();
  const stored = new Set<string>();
  const served = new Set<string>();
  const refused: string[] = [];

  async function answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body?: Buffer }> {
    const hash = ENTRY.exec(request.url ?? '')?.[1];
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 };
    if (hash === undefined) return { status: 404 };
    const entry = entries.get(hash);
    if (request.method === 'GET') {
      if (entry === undefined) return { status: 404 };
      served.add(hash);
      return { status: 200, body: entry };
    }
    if (request.method !== 'PUT') return { status: 405 };
    const body = await readBody(request);
    if (entries.has(hash)) return { status: 409 };
    entries.set(hash, body);
    stored.add(hash);
    return { status: 200 };
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void answer(request).then(({ status, body }) => {
      // A hash that is not there yet is what every new task begins with.
      if (status >= 400 && status !== 404) refused.push(`${status} ${request.method} ${request.url}`);
      const type = body === undefined ? 'text/plain' : 'application/octet-stream';
      response.writeHead(status, { 'content-type': type }).end(body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    variables: {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${port}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN,
    },
    stored,
    served,
    refused,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
