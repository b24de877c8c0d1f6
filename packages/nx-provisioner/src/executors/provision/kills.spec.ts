import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { prepareProvisionProcesses, type ProvisionProcesses } from './testing/provision-process';
import { readWorkspace, withoutTimes } from './testing/small-workspace';

let processes: ProvisionProcesses;
beforeAll(() => {
  processes = prepareProvisionProcesses('kills');
}, 60_000);
afterAll(() => {
  processes.dispose();
});

/** Some at a time, as many as there are cores. */
async function forEachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  });
  await Promise.all(workers);
}

function listDifferences(files: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>) {
  const paths = new Set([...Object.keys(files), ...Object.keys(expected)]);
  return [...paths].filter((path) => files[path] !== expected[path]).sort();
}

describe('a run that is killed and started again', () => {
  it('ends where a run ends that nobody killed, at whatever write or end of a phase it was', async () => {
    const whole = processes.copy('whole');
    expect(await processes.run(whole)).toMatchObject({ code: 0 });
    const expected = withoutTimes(readWorkspace(whole));
    const points = processes.readResult(whole).points.map((text, index) => ({ text, killAt: index + 1 }));
    expect(points.filter(({ text }) => text.startsWith('end of '))).toHaveLength(8);
    expect(points.filter(({ text }) => text.startsWith('write ')).length).toBeGreaterThan(30);

    const wrong: object[] = [];
    await forEachAtOnce(points, async ({ text, killAt }) => {
      const root = processes.copy(`killed-${killAt}`);
      const { signal } = await processes.run(root, { killAt });
      const { code, output } = await processes.run(root);
      const different = listDifferences(withoutTimes(readWorkspace(root)), expected);
      if (signal !== 'SIGKILL' || code !== 0 || different.length > 0) {
        wrong.push({ killAt, text, signal, code, different, output: code === 0 ? '' : output });
      }
      rmSync(root, { recursive: true });
    });
    expect(wrong).toEqual([]);
  }, 1_200_000);
});
