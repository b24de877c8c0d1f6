import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** One process; `started` tells it from a later one that got the same id. */
interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly started: string;
}

/**
 * The processes that `pid` started, directly or not, at this moment. A process group does not hold them all: what runs in
 * a terminal of its own, as Nx runs tasks, has left it.
 */
export function listDescendants(pid: number): RunningProcess[] {
  const running = listProcesses();
  const found: RunningProcess[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    const children = running.filter((process) => process.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** Ends those of the given processes that still run, without asking them. */
export function killProcesses(processes: readonly RunningProcess[]): void {
  if (processes.length === 0) return;
  const running = new Map(listProcesses().map(({ pid, started }) => [pid, started]));
  for (const { pid, started } of processes) {
    if (running.get(pid) !== started) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the look and the signal.
    }
  }
}

function listProcesses(): RunningProcess[] {
  if (process.platform === 'win32') return [];
  return existsSync('/proc/self/stat') ? readProcFolder() : readProcessStatus();
}

/** `pid (name) state ppid … starttime`, see proc(5); the name may hold blanks and brackets. */
function readProcFolder(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(fields[1]), started: fields[19] ?? '' }];
      } catch {
        // It ended while the list was read.
        return [];
      }
    });
}

function readProcessStatus(): RunningProcess[] {
  try {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' }).split('\n');
    return lines.flatMap((line) => {
      const [, pid, parent, started] = /^\s*(\d+)\s+(\d+)\s+(.+)$/.exec(line) ?? [];
      return started === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), started }];
    });
  } catch {
    // Without ps only the process group is ended.
    return [];
  }
}
