import type { TestEvidence } from '../session/record';
import { criterion, ofKind, planOf, requirement } from './testing/build';
import { resolveCriteria } from './trace-criteria';

const test = (name: string, status: TestEvidence['status'], project = 'p'): TestEvidence => {
  return { project, file: 'a.spec.ts', name, status };
};

const two = { acceptance: [criterion('one')], unchanged: [criterion('same')] };

function trace(tests: TestEvidence[], facts: Parameters<typeof requirement>[1] = two) {
  const [traced] = resolveCriteria(planOf([requirement('B-2', facts)]).plan, tests);
  return { state: traced!.state, criteria: traced!.criteria.map(({ state }) => state) };
}

describe('resolveCriteria', () => {
  it.each([
    ['no test carries them', [], 'scaffolded', ['outstanding', 'outstanding']],
    ['all passed', [test('[B-2.1] x', 'passed'), test('s [B-2.u1] y', 'passed')], 'implemented', ['met', 'met']],
    ['one is a todo', [test('[B-2.1] x', 'passed'), test('[B-2.u1] y', 'todo')], 'scaffolded', ['met', 'outstanding']],
    ['one failed', [test('[B-2.1] x', 'failed'), test('[B-2.u1] y', 'passed')], 'failing', ['failed', 'met']],
    [
      'one of several tests is skipped',
      [test('[B-2.1] x', 'passed'), test('[B-2.1] z', 'skipped')],
      'scaffolded',
      ['outstanding', 'outstanding'],
    ],
    [
      'one of several tests failed',
      [test('[B-2.1] x', 'failed'), test('[B-2.1] z', 'passed')],
      'failing',
      ['failed', 'outstanding'],
    ],
    ['a test carries several', [test('[B-2.1] [B-2.u1] x', 'passed')], 'implemented', ['met', 'met']],
    ['a longer id is another one', [test('[B-2.11] x', 'passed')], 'scaffolded', ['outstanding', 'outstanding']],
    ['the id is not marked', [test('B-2.1 x', 'failed')], 'scaffolded', ['outstanding', 'outstanding']],
  ] as const)('says what is so when %s', (_, tests, state, criteria) => {
    expect(trace([...tests])).toEqual({ state, criteria });
  });

  it.each([
    ['is still named by what it said', '[B-2.AC-1] It is  red', 'passed', 'outstanding'],
    ['is named by what it says now', '[B-2.AC-1] It is red and round', 'passed', 'met'],
    ['has a name of its own', 's [B-2.AC-1] works', 'passed', 'met'],
    ['failed', '[B-2.AC-1] It is red', 'failed', 'failed'],
  ] as const)('judges a changed criterion whose test %s', (_, name, status, state) => {
    const acceptance = [{ ...criterion('It is red and round'), id: 'AC-1' }];
    const { plan } = planOf([requirement('B-2', { acceptance })]);
    const [planned] = plan.requirements;
    const former = { ...planned!.criteria[0]!, formerTexts: ['It  is red'] };
    const changed = { ...plan, requirements: [{ ...planned!, criteria: [former] }] };

    const [traced] = resolveCriteria(changed, [test(name.replace('  ', ' '), status)]);

    expect(traced!.criteria).toMatchObject([
      { state, test: `p: ${name.replace('  ', ' ')}`, formerTexts: ['It  is red'] },
    ]);
  });

  it('holds nothing without criteria for implemented, whatever its document says', () => {
    expect(trace([], {}).state).toBe('scaffolded');
    expect(trace([], { status: 'done' }).state).toBe('outstanding');
    expect(trace([], { ...two, status: 'withdrawn' }).state).toBe('outstanding');
  });

  it('holds foundation work to the same evidence', () => {
    const { plan } = planOf([ofKind('foundation', 'F', { acceptance: [criterion('x')] })]);
    expect(resolveCriteria(plan, [test('[F.1] x', 'passed')])[0]!.state).toBe('implemented');
  });

  it('names the test that decides, whatever order the tests come in', () => {
    const tests = [
      test('[B-2.1] b', 'passed', 'q'),
      test('[B-2.1] c', 'failed', 'z'),
      test('[B-2.1] a', 'failed', 'q'),
    ];
    for (const order of [tests, [...tests].reverse()]) {
      const [traced] = resolveCriteria(planOf([requirement('B-2', two)]).plan, order);
      expect(traced!.criteria.map((criterion) => criterion.test)).toEqual(['q: [B-2.1] a', null]);
    }
  });
});
