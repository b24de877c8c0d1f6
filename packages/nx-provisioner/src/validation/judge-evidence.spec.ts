import { diagnose } from 'nx-provisioner-protocol';

import { detectGate } from '../workspace/detect-targets';
import { judgeEvidence, markKnownFailing, type JudgeInput } from './judge-evidence';
import { anExpectedTask, aTask, aTest } from './testing/builders';

/** Two projects whose tasks all pass, `contracts` being the foundation; changed by what a case is about. */
function anInput({
  evidence,
  ...more
}: Partial<Omit<JudgeInput, 'evidence'>> & { evidence?: Partial<JudgeInput['evidence']> } = {}): JudgeInput {
  return {
    evidence: {
      tasks: [aTask('app:lint', 'passed'), aTask('contracts:build', 'restored'), aTask('contracts:test', 'passed')],
      tests: [aTest('contracts', 'a fake works')],
      exempt: [],
      ...evidence,
    },
    gate: detectGate([]),
    expected: [
      anExpectedTask('app:lint'),
      anExpectedTask('contracts:build'),
      anExpectedTask('contracts:test', ['contracts:build']),
    ],
    knownFailing: [],
    baselineFailing: [],
    foundationProjects: ['contracts'],
    problems: [],
    ...more,
  };
}

const codes = (input: JudgeInput) => {
  const { passed, blockers, notes } = judgeEvidence(input);
  expect(passed).toBe(blockers.length === 0);
  return { blockers: blockers.map(({ code }) => code), notes: notes.map(({ code }) => code) };
};

const withTasks = (...tasks: ReturnType<typeof aTask>[]) => {
  const input = anInput();
  const changed = new Map([...input.evidence.tasks, ...tasks].map((task) => [task.id, task]));
  return { ...input.evidence, tasks: [...changed.values()] };
};

describe('the verdict', () => {
  it('is passed where everything ran or was restored, and nothing failed', () => {
    expect(codes(anInput())).toEqual({ blockers: [], notes: [] });
  });

  it.each<[string, JudgeInput, string[], string[]]>([
    [
      'an empty run',
      anInput({ expected: [], evidence: { tasks: [], tests: [] }, foundationProjects: [] }),
      ['NXP-703'],
      [],
    ],
    [
      'an expected task that was not reported',
      anInput({ expected: [...anInput().expected, anExpectedTask('b:test')] }),
      ['NXP-702'],
      [],
    ],
    [
      'an expected task that did not run',
      anInput({ evidence: withTasks(aTask('app:lint', 'not-run')) }),
      ['NXP-702'],
      [],
    ],
    ['a task skipped behind nothing', anInput({ evidence: withTasks(aTask('app:lint', 'skipped')) }), ['NXP-702'], []],
    ['a failed task', anInput({ evidence: withTasks(aTask('app:lint', 'failed')) }), ['NXP-700'], []],
    [
      'a failed task that nobody expected',
      anInput({ evidence: withTasks(aTask('app:codegen', 'failed')) }),
      ['NXP-700'],
      [],
    ],
    [
      'a known failing task',
      anInput({
        evidence: withTasks(aTask('app:lint', 'failed')),
        knownFailing: ['app:lint'],
        baselineFailing: ['app:lint'],
      }),
      [],
      ['NXP-709'],
    ],
    [
      'a task that failed before and is touched by nothing',
      anInput({ evidence: withTasks(aTask('app:lint', 'failed')), baselineFailing: ['app:lint'] }),
      ['NXP-701'],
      [],
    ],
    ['a known failing task that passes', anInput({ knownFailing: ['app:lint'] }), [], ['NXP-711']],
    [
      'a foundation library with todo tests only',
      anInput({ evidence: { tests: [aTest('contracts', 'x', 'todo'), aTest('contracts', 'y', 'skipped')] } }),
      ['NXP-704'],
      [],
    ],
    [
      'a foundation library with tests in another project only',
      anInput({ evidence: { tests: [aTest('app', 'x')] } }),
      ['NXP-704'],
      [],
    ],
    [
      'a foundation library whose only test fails',
      anInput({
        evidence: { ...withTasks(aTask('contracts:test', 'failed')), tests: [aTest('contracts', 'x', 'failed')] },
      }),
      ['NXP-700'],
      [],
    ],
    [
      'a foundation library whose tests do not compile',
      anInput({ evidence: { ...withTasks(aTask('contracts:test', 'failed')), tests: [] } }),
      ['NXP-700'],
      [],
    ],
    [
      'a foundation library whose test task did not run',
      anInput({ evidence: { ...withTasks(aTask('contracts:test', 'not-run')), tests: [] } }),
      ['NXP-702'],
      [],
    ],
    [
      'a foundation library without a test task',
      anInput({ foundationProjects: ['contracts', 'types'] }),
      ['NXP-704'],
      [],
    ],
    [
      'an exempt library without a test task',
      anInput({
        foundationProjects: ['contracts', 'types'],
        evidence: { exempt: [{ project: 'types', reason: 'types only' }] },
      }),
      [],
      [],
    ],
    [
      'an exempt library with a test task that tests nothing',
      anInput({ evidence: { tests: [], exempt: [{ project: 'contracts', reason: 'types only' }] } }),
      ['NXP-704'],
      [],
    ],
    [
      'a foundation library that is skipped behind a known failing task',
      anInput({
        knownFailing: ['contracts:build'],
        evidence: { ...withTasks(aTask('contracts:build', 'failed'), aTask('contracts:test', 'skipped')), tests: [] },
      }),
      ['NXP-704'],
      ['NXP-709', 'NXP-705'],
    ],
    ['an error that was found elsewhere', anInput({ problems: [diagnose('NXP-706', null, 'x')] }), ['NXP-706'], []],
    ['a warning that was found elsewhere', anInput({ problems: [diagnose('NXP-710', null, 'x')] }), [], ['NXP-710']],
  ])('on %s', (_, input, blockers, notes) => {
    expect(codes(input)).toEqual({ blockers, notes });
  });

  it('tells in one line what is skipped behind one failed task, known or not', () => {
    const expected = [
      anExpectedTask('a:build'),
      anExpectedTask('a:test', ['a:build']),
      anExpectedTask('b:test', ['a:test']),
    ];
    const tasks = [aTask('a:build', 'failed'), aTask('a:test', 'skipped'), aTask('b:test', 'skipped')];
    const input = anInput({ expected, evidence: { tasks }, foundationProjects: [] });
    expect(codes(input)).toEqual({ blockers: ['NXP-700'], notes: ['NXP-705'] });
    expect(judgeEvidence(input).notes[0]!.message).toBe('2 tasks were skipped because a:build failed: a:test, b:test.');
    expect(judgeEvidence({ ...input, knownFailing: ['a:build'] }).passed).toBe(true);
  });

  it('shows all that is wrong at once, with the end of what a failed task printed', () => {
    const outputTail = ['', ...Array.from({ length: 30 }, (_, line) => `line ${line}`), ' '];
    const evidence = withTasks(
      aTask('app:lint', 'failed', { code: 2, outputTail }),
      aTask('contracts:build', 'failed'),
    );
    const { blockers } = judgeEvidence(anInput({ evidence: { ...evidence, tests: [] } }));
    expect(blockers.map(({ code }) => code)).toEqual(['NXP-700', 'NXP-700', 'NXP-704']);
    expect(blockers[0]!.message.split('\n')).toHaveLength(21);
    expect(blockers[0]!.message).toMatch(/^app:lint failed with exit code 2\.\n {4}line 10\n[^]*line 29$/);
  });

  it('marks the failed tasks that are known to fail, and no others', () => {
    const tasks = [aTask('a:test', 'failed'), aTask('b:test', 'passed'), aTask('c:test', 'failed')];
    expect(markKnownFailing(tasks, ['a:test', 'b:test']).map(({ knownFailing }) => knownFailing)).toEqual([
      true,
      false,
      false,
    ]);
  });
});
