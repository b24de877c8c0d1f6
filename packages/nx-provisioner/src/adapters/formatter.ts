import { availableParallelism } from 'node:os';

import { createFileFormatter, hasPrettier, type Format } from './format-file';
import { openFormatThread } from './format-thread';

export type { Format };

/** Fewer files are formatted sooner than a thread has loaded prettier, which takes it as long as some hundred files. */
const MANY = 200;

/** Beyond that, threads take memory and give little. */
const MOST_THREADS = 3;

interface Job {
  readonly path: string;
  readonly text: string;
  readonly resolve: (text: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The workspace's formatter. However many calls are made at once, this thread formats one text after the other, so that
 * one syntax tree is in memory at a time; where many wait, other threads help.
 */
export function createFormatter(root: string): Format {
  const formatHere = createFileFormatter(root);
  const waiting: Job[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    const helpers = waiting.length < MANY || !hasPrettier(root) ? [] : startHelpers(root, waiting);
    for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
      await formatHere(job.path, job.text).then(job.resolve, job.reject);
    }
    await Promise.all(helpers);
    running = false;
    // What a thread that ended gave back.
    if (waiting.length > 0) await run();
  };
  return (path, text) =>
    new Promise((resolve, reject) => {
      waiting.push({ path, text, resolve, reject });
      if (running) return;
      running = true;
      // Calls that are made together are counted together.
      queueMicrotask(() => void run());
    });
}

function startHelpers(root: string, waiting: Job[]): Promise<void>[] {
  const count = Math.min(MOST_THREADS, availableParallelism() - 1);
  return Array.from({ length: Math.max(0, count) }, () => help(root, waiting));
}

/** How many texts go to a thread at once. */
const BATCH = 10;

/** A thread of its own takes what waits; what it cannot answer waits again. */
async function help(root: string, waiting: Job[]): Promise<void> {
  const thread = openFormatThread(root);
  if (thread === null) return;
  try {
    while (waiting.length > BATCH) {
      const jobs = waiting.splice(0, BATCH);
      const results = await thread.format(jobs.map(({ path, text }) => ({ path, text })));
      if (results === null) {
        waiting.push(...jobs);
        return;
      }
      for (const [index, job] of jobs.entries()) {
        const result = results[index];
        if (result !== undefined && 'text' in result) job.resolve(result.text);
        else job.reject(result?.error);
      }
    }
  } finally {
    await thread.close();
  }
}
