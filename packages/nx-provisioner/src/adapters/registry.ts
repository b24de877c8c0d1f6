import { runProcess } from './processes';

/** The newest version that the registry has of a package; `null` where it knows none or cannot be asked. */
export async function readNewestVersion(root: string, packageName: string): Promise<string | null> {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['view', packageName, 'version', '--json'];
  const { code, outputTail } = await runProcess(command, args, { cwd: root, timeoutMs: 60_000 });
  const version = outputTail.map((line) => /^"(\d+\.\d+\.\d+[^"]*)"$/.exec(line.trim())?.[1]).find(Boolean);
  return code === 0 && version !== undefined ? version : null;
}
