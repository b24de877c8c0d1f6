import { HOSTILE_CASES } from './testing/hostile/cases';
import { findProblems } from './testing/hostile/find-problems';
import { nativeDocument, type HostileCase } from './testing/hostile/hostile-case';
import { headingsOf } from './testing/hostile/read-artifact';
import { runHostileCase } from './testing/hostile/run-hostile-case';

const HARMLESS: HostileCase = { name: 'harmless', files: { 'ARTIFACTS/a.md': nativeDocument() }, outcome: 'passes' };

describe('hostile documents', () => {
  let headings: readonly string[];
  beforeAll(async () => {
    const { artifact } = await runHostileCase(HARMLESS);
    headings = headingsOf(artifact ?? '');
  }, 60_000);

  it('are at least two hundred, each by a name of its own', () => {
    const names = HOSTILE_CASES.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(200);
  });

  it.each(HOSTILE_CASES.map((each) => [each.name, each] as const))(
    '%s',
    async (_, hostile) => {
      const result = await runHostileCase(hostile);

      expect({ outcome: result.outcome, problems: findProblems(hostile, result, headings) }).toEqual({
        outcome: hostile.outcome,
        problems: [],
      });
    },
    60_000,
  );
});
