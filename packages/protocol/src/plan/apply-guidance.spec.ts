import { NO_GUIDANCE, type Guidance } from '../context/guidance';
import { ofKind, orderOf, planOf, requirement } from './testing/build';

const guided = (guidance: Partial<Guidance>) => ({ guidance: { ...NO_GUIDANCE, file: 'CONTEXT.md', ...guidance } });

describe('guidance', () => {
  const billing = [
    ofKind('stabilization', 'BIL-1', { area: 'billing', priority: 'critical', title: 'Double charge' }),
    requirement('BIL-2', { area: 'billing' }),
    requirement('TAX-1', { area: 'tax', dependsOn: ['BIL-2'] }),
    requirement('TAX-2', { area: 'tax', dependsOn: ['TAX-1'] }),
  ];

  it('leaves an area out, with all that depends on it, and says so', () => {
    const { plan } = planOf(billing, guided({ exclude: [{ subject: 'billing', reason: 'vendor freeze', line: 4 }] }));
    expect(plan.lanes).toEqual([]);
    expect(plan.outstanding.map(({ id, reason }) => [id, reason])).toEqual([
      ['BIL-1', 'excluded by the context: vendor freeze'],
      ['BIL-2', 'excluded by the context: vendor freeze'],
      ['TAX-1', 'depends on BIL-2 (excluded by the context)'],
      ['TAX-2', 'depends on TAX-1 (outstanding)'],
    ]);
    expect(plan.effects).toEqual([
      {
        source: 'context',
        subject: 'BIL-1',
        effect: 'CRITICAL FIX LEFT OUT by the context: Double charge (vendor freeze)',
        line: 4,
      },
      { source: 'context', subject: 'billing', effect: 'leaves out BIL-1 and BIL-2: vendor freeze', line: 4 },
    ]);
  });

  it('names a critical fix that waits for what is excluded', () => {
    const fix = ofKind('stabilization', 'FIX-1', { priority: 'critical', dependsOn: ['TAX-2'], title: 'Wrong tax' });
    const { plan } = planOf([...billing, fix], guided({ exclude: [{ subject: 'TAX-1', reason: 'later', line: 2 }] }));
    expect(plan.effects).toContainEqual({
      source: 'context',
      subject: 'FIX-1',
      effect: 'CRITICAL FIX WAITS for what the context leaves out: Wrong tax (depends on TAX-2 (outstanding))',
      line: null,
    });
  });

  it('changes priorities, an id before an area and a later line before an earlier one', () => {
    const { plan, diagnostics } = planOf(
      [
        requirement('A-1', { area: 'a' }),
        requirement('A-2', { area: 'a' }),
        requirement('B-1', { area: 'b', priority: null }),
      ],
      guided({
        priorities: [
          { subject: 'A-1', priority: 'low', line: 2 },
          { subject: 'a', priority: 'high', line: 3 },
          { subject: 'b', priority: 'low', line: 4 },
          { subject: 'b', priority: 'critical', line: 5 },
        ],
      }),
    );
    expect(orderOf(plan)).toEqual(['B-1', 'A-2', 'A-1']);
    expect(new Set(plan.effects.map(({ source }) => source))).toEqual(new Set(['context']));
    expect(plan.effects.map(({ effect }) => effect)).toEqual([
      'priority low for A-1 (medium in its document)',
      'priority high for A-2 (medium in its document)',
      'priority low has no effect: another entry decides',
      'priority critical for B-1 (none in its document)',
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('says plainly that a critical fix is lowered', () => {
    const { plan } = planOf(billing, guided({ priorities: [{ subject: 'BIL-1', priority: 'low', line: 9 }] }));
    expect(plan.effects).toContainEqual({
      source: 'context',
      subject: 'BIL-1',
      effect: 'CRITICAL FIX LOWERED to low by the context: Double charge',
      line: 9,
    });
  });

  it('warns of what matches nothing, with what was probably meant', () => {
    const { diagnostics } = planOf(
      billing,
      guided({
        exclude: [{ subject: 'biling', reason: 'x', line: 4 }],
        priorities: [{ subject: 'TAX-01', priority: 'low', line: 8 }],
      }),
    );
    expect(diagnostics.map(({ code, file, line, message }) => [code, file, line, message])).toEqual([
      ['NXP-405', 'CONTEXT.md', 4, "'biling' is neither the id nor the area of a requirement. Near it: billing."],
      ['NXP-405', 'CONTEXT.md', 8, "'TAX-01' is neither the id nor the area of a requirement. Near it: TAX-1."],
    ]);
  });
});

describe('what stays outstanding', () => {
  it('holds what is withdrawn, unanswered or said to be done, and what depends on the first two', () => {
    const { plan } = planOf([
      requirement('A', { status: 'withdrawn' }),
      requirement('B', { openQuestions: [{ text: 'Which currency?', line: 12 }] }),
      requirement('C', { status: 'done' }),
      requirement('D', { dependsOn: ['A', 'B'] }),
      requirement('E', { after: ['A'], dependsOn: ['C'] }),
    ]);
    expect(plan.outstanding.map(({ id, reason }) => [id, reason])).toEqual([
      ['A', 'withdrawn in its document'],
      ['B', 'open questions: Which currency? (line 12)'],
      ['C', expect.stringContaining('done according to its document')],
      ['D', 'depends on A (withdrawn) and B (outstanding)'],
    ]);
    expect(plan.requirements.filter(({ wave }) => wave !== null).map((planned) => planned.requirement.id)).toEqual([
      'E',
    ]);
  });

  it.each([
    ['foundation work', { kind: 'foundation' }],
    ['a contract', { contracts: [{ code: 'export interface A {}', line: 1 }] }],
    ['a shared library', { provides: { shared: ['money'], testing: [] } }],
  ] as const)('provides %s also where its document says that it is done', (_, facts) => {
    const { plan } = planOf([requirement('A', { status: 'done', ...facts })]);

    expect(plan.requirements[0]?.placement.type).not.toBe('outstanding');
  });
});
