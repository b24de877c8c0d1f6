/** What a thread of the formatter runs: texts come in, formatted ones go back. */
import { parentPort, workerData } from 'node:worker_threads';

import { createFileFormatter } from './format-file';
import type { FormatAnswer, FormatRequest } from './format-thread';

const format = createFileFormatter(workerData as string);

parentPort?.on('message', (requests: readonly FormatRequest[]) => {
  void answerAll(requests);
});

async function answerAll(requests: readonly FormatRequest[]): Promise<void> {
  const answers: FormatAnswer[] = [];
  for (const { path, text } of requests) {
    answers.push(
      await format(path, text).then(
        (result): FormatAnswer => ({ text: result }),
        (error: unknown) => ({ error }),
      ),
    );
  }
  parentPort?.postMessage(answers);
}
