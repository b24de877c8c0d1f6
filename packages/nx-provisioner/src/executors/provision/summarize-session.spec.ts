import { diagnose, type SessionRecord } from 'nx-provisioner-protocol';

import { widthOf } from '../../terminal/format-columns';
import { detailBlockers, summarizeSession } from './summarize-session';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A session in which there is `amount` of everything, each with long names. */
function aSession(outcome: SessionRecord['session']['outcome'], amount: number): SessionRecord {
  const long = 'with a title that goes on and on '.repeat(10);
  const output = numbers(20).map((line) => `line ${line} of the output`);
  const blocker = diagnose('NXP-700', null, ['cart:test failed with exit code 1.', ...output].join('\n'));
  const components = ['lane', 'contracts', 'shared library', 'wiring', 'test harness', 'withdrawn'];
  return {
    session: { number: 7, timestamp: '20300101-000000', outcome, revisions: [] },
    blockers: outcome === 'blocked' ? numbers(amount).map(() => blocker) : [],
    changes: components.flatMap((component) =>
      numbers(amount).map((name) => ({ action: 'created', component, name: `${component}-${name}`, files: [] })),
    ),
    outstanding: numbers(amount).map((id) => ({ id: `EXP-${id}`, title: long, priority: 'low', reason: long })),
    lanes: numbers(amount).map((name) => ({ name })),
    requirements: [],
    commands: { provision: 'npx nx run acme:provision', activate: 'npx nx run acme:activate' },
  } as unknown as SessionRecord;
}

const notes = numbers(30).map((id) => diagnose('NXP-709', null, `p${id}:test failed, as it did before.`));

describe('the summary of a session', () => {
  it.each(['completed', 'blocked', 'interrupted'] as const)('fits a screen, however large a %s one is', (outcome) => {
    const lines = summarizeSession(aSession(outcome, 200), '/acme/ARTIFACTS/PROVISIONER-SESSION-x.md', notes);

    // Nx itself prints up to three lines after them.
    expect(lines.length).toBeLessThanOrEqual(21);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(100);
    expect(lines[1]).toBe(`Session 7 is ${outcome}.`);
    expect(lines.at(-1)).toBe('Artifact: /acme/ARTIFACTS/PROVISIONER-SESSION-x.md');
  });

  it('says of a completed one what changed, what is outstanding and who may start', () => {
    const session = { ...aSession('completed', 1), outstanding: [] };

    expect(summarizeSession(session, 'x.md', [])).toEqual([
      '',
      'Session 7 is completed.',
      'Changed:',
      '  created lane lane-1',
      '  created contracts contracts-1',
      '  created shared library shared library-1',
      '  created wiring wiring-1',
      '  created test harness test harness-1',
      '  and 1 more, in the artifact',
      '1 lane is ready for workers; next: commit, then npx nx run acme:activate',
      'Artifact: x.md',
    ]);
  });

  it('counts the components of one sort in one line', () => {
    expect(summarizeSession(aSession('completed', 3), 'x.md', [])).toContain(
      '  created lane (3): lane-1, lane-2, lane-3',
    );
  });

  it('says of a blocked one what blocks it, how to mend it and how to go on', () => {
    const lines = summarizeSession(aSession('blocked', 1), 'x.md', []);

    expect(lines).toContain('  NXP-700 cart:test failed with exit code 1.');
    expect(lines).toContain('Mend that, then npx nx run acme:provision');
    expect(lines.join('\n')).not.toContain('line 1 of the output');
  });

  it('calls no lane ready where a critical fix lacks its foundation', () => {
    const lacking = {
      ...aSession('completed', 1),
      requirements: [{ id: 'EXP-1', priority: 'critical', dependsOn: [], placement: { type: 'lane' } }],
      outstanding: [{ id: 'EXP-1', title: 'x', reason: 'shared library money: no document supplies its code' }],
    } as unknown as SessionRecord;

    const lines = summarizeSession(lacking, 'x.md', []);

    expect(lines).toContain('Workers may not start yet:');
    expect(lines.join('\n')).not.toContain('ready for workers');
  });

  it('says that there are no lanes', () => {
    expect(summarizeSession(aSession('completed', 0), 'x.md', [])).toContain(
      'There are no lanes: no requirement asks for one.',
    );
  });
});

describe('what stands above it', () => {
  it('shows failures with the end of their output, and counts the rest', () => {
    const lines = detailBlockers(aSession('blocked', 10));

    expect(lines.filter((line) => line === 'line 20 of the output')).toHaveLength(8);
    expect(lines.at(-1)).toBe('  and 2 more, all in the artifact');
  });
});
