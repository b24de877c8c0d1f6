import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/** Nx's own server for agents in one workspace; it reads generators with the code that Nx Console uses. */
export interface McpClient {
  /** Calls a tool and returns its text parts. */
  call(tool: string, args?: Readonly<Record<string, string>>): Promise<string[]>;
  stop(): void;
}

interface Answer {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: { readonly content?: readonly { readonly text: string }[] };
}

/** Starts the server over standard input and output, as an agent's host does. */
export async function startMcpClient(root: string): Promise<McpClient> {
  const script = createRequire(__filename).resolve('nx-mcp/main.js');
  const server = spawn(process.execPath, [script, root, '--no-minimal'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  createInterface({ input: server.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  const send = (message: object) => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  let last = 0;
  const request = async (method: string, params: object): Promise<Answer> => {
    last += 1;
    const id = last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      send({ id, method, params });
    });
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error.message}`);
    return answer;
  };
  const clientInfo = { name: 'nx-provisioner-e2e', version: '0.0.0' };
  await request('initialize', { protocolVersion: '2024-11-05', capabilities: {}, clientInfo });
  send({ method: 'notifications/initialized' });
  return {
    async call(tool, args = {}) {
      const { result } = await request('tools/call', { name: tool, arguments: args });
      return (result?.content ?? []).map(({ text }) => text);
    },
    stop: () => void server.kill(),
  };
}
