import { listMissingFoundation } from './missing-foundation';
import type { RequirementRecord, SessionRecord } from './record';
import { aRecord, aRequirement } from './testing/session-record';

const outstanding = (reason: string): Partial<RequirementRecord> => ({
  placement: { type: 'outstanding', lane: null, reason },
});
const core = (more: Partial<RequirementRecord> = {}) =>
  aRequirement('CORE-1', {
    kind: 'foundation',
    priority: 'low',
    dependsOn: [],
    placement: { type: 'foundation', lane: null, reason: null },
    ...more,
  });
const fix = (more: Partial<RequirementRecord> = {}) =>
  aRequirement('STB-1', { kind: 'stabilization', priority: 'critical', dependsOn: ['CORE-1'], ...more });
const unsupplied = (id: string): SessionRecord['outstanding'][number] => ({
  ...{ id, title: 'x', priority: 'low' },
  reason: 'shared library money: no document supplies its code',
});

describe('listMissingFoundation', () => {
  it.each<[string, RequirementRecord[], SessionRecord['outstanding'], string[]]>([
    ['nothing where all is there', [core(), fix()], [], []],
    [
      'foundation that is outstanding',
      [core(outstanding('open questions: how?')), fix(outstanding('depends on CORE-1 (outstanding)'))],
      [],
      ['STB-1 CORE-1 open questions: how?'],
    ],
    [
      'foundation behind foundation',
      [core(outstanding('withdrawn')), core({ id: 'CORE-2', dependsOn: ['CORE-1'] }), fix({ dependsOn: ['CORE-2'] })],
      [],
      ['STB-1 CORE-1 withdrawn'],
    ],
    [
      'a shared library that nobody supplies',
      [core(), fix()],
      [unsupplied('CORE-1')],
      ['STB-1 CORE-1 shared library money: no document supplies its code'],
    ],
    ['nothing of what only others need', [core(outstanding('withdrawn')), fix({ priority: 'high' })], [], []],
    [
      'nothing of a fix that is itself left out',
      [core(outstanding('withdrawn')), fix(outstanding('excluded by the context: later; depends on CORE-1'))],
      [],
      [],
    ],
    [
      'nothing of lanes that wait for each other',
      [aRequirement('EXP-1', outstanding('open questions: why?')), fix({ dependsOn: ['EXP-1'] })],
      [],
      [],
    ],
    ['nothing in circles', [core({ dependsOn: ['CORE-1', 'STB-1'] }), fix()], [], []],
  ])('tells %s', (_, requirements, work, expected) => {
    const missing = listMissingFoundation(aRecord({ requirements, outstanding: work }));
    expect(missing.map(({ requirement, from, reason }) => `${requirement} ${from} ${reason}`)).toEqual(expected);
  });
});
