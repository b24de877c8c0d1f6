import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A text of the given file, and what became of it. */
export interface FormatRequest {
  readonly path: string;
  readonly text: string;
}
export type FormatAnswer = { readonly text: string } | { readonly error: unknown };

export interface FormatThread {
  /** In the order of the requests; `null` where the thread has ended. */
  readonly format: (requests: readonly FormatRequest[]) => Promise<readonly FormatAnswer[] | null>;
  readonly close: () => Promise<void>;
}

/** In megabytes: without limits, garbage of a hundred would pile up. A thread that needs more ends. */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 192 };

/**
 * Starts a thread with the workspace's prettier. It holds the process until it is closed.
 *
 * @returns `null` where the machine has no thread left to give
 */
export function openFormatThread(root: string): FormatThread | null {
  const worker = startWorker(root);
  if (worker === null) return null;
  let answer: (answers: readonly FormatAnswer[] | null) => void = () => undefined;
  let ended = false;
  const end = () => {
    ended = true;
    answer(null);
  };
  worker.on('message', (answers: readonly FormatAnswer[]) => {
    answer(answers);
  });
  worker.on('error', end).on('exit', end);
  return {
    format: (requests) =>
      new Promise((resolve) => {
        answer = resolve;
        if (ended) resolve(null);
        else worker.postMessage(requests);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}

function startWorker(root: string): Worker | null {
  try {
    return new Worker(join(__dirname, 'format-worker.js'), { workerData: root, resourceLimits: MEMORY });
  } catch {
    return null;
  }
}
