import { NO_GUIDANCE } from '../context/guidance';
import { printPlan } from './print-plan';
import { ofKind, planOf, project, requirement } from './testing/build';

describe('printPlan', () => {
  it('prints what is done in which order, by whom, and what is not', () => {
    const { plan } = planOf(
      [
        ofKind('foundation', 'F-1', { title: 'Money', contracts: [{ code: '', line: 1 }] }),
        ofKind('stabilization', 'BIL-1', { area: 'billing', title: 'Double charge', touches: ['@acme/checkout'] }),
        requirement('TAX-10', { area: 'tax', title: 'Rates', dependsOn: ['BIL-1', 'F-1'] }),
        requirement('TAX-2', { area: 'tax', title: 'Reports' }),
      ],
      {
        projects: [project('@acme/checkout', 'packages/checkout')],
        guidance: { ...NO_GUIDANCE, exclude: [{ subject: 'TAX-2', reason: 'next quarter', line: 7 }] },
      },
    );
    expect(printPlan(plan)).toBe(`Order
  #  wave  id      priority  kind           placement              title
  1  1     F-1     medium    foundation     foundation             Money
  2  1     BIL-1   medium    stabilization  stabilization/billing  Double charge
  3  -     TAX-2   medium    expansion      outstanding            Reports
  4  2     TAX-10  medium    expansion      expansion/tax          Rates

Waves
  1: 2 requirements; stabilization/billing
  2: 1 requirement; expansion/tax

Lanes
  stabilization/billing (wave 1)
    requirements: BIL-1
    projects: @acme/checkout (packages/checkout)
  expansion/tax (wave 2)
    requirements: TAX-10
    after: stabilization/billing
    contracts: core

Contracts
  core: F-1

Shared libraries
  none

Outstanding
  TAX-2 (medium) Reports: excluded by the context: next quarter

Effects
  TAX-2: leaves out TAX-2: next quarter (context file, line 7)
`);
  });

  it('names the context file at its own effects alone', () => {
    const effects = [
      { source: 'context' as const, subject: 'A', effect: 'waits', line: null },
      { source: 'plan' as const, subject: 'B', effect: 'is carried', line: null },
    ];
    expect(printPlan({ ...planOf([]).plan, effects })).toMatch(/ {2}A: waits \(context file\)\n {2}B: is carried\n$/);
  });

  it('says of an empty plan that there is nothing', () => {
    expect(printPlan(planOf([]).plan)).toMatch(/^Order\n {2}none\n\nWaves\n {2}none\n/);
  });

  it('cuts long titles and lets no control character through', () => {
    const evil = 'a\u001b[31mred\u0007\u202e\nnext\u009b';
    const printed = printPlan(
      planOf([requirement('A', { title: evil }), requirement('B', { title: '😀'.repeat(90) })]).plan,
    );
    expect(printed).toContain('a[31mred next');
    expect(printed).toContain(`${'😀'.repeat(59)}…`);
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});
