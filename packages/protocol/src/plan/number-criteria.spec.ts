import fc from 'fast-check';

import type { KnownCriteria } from './known-criteria';
import { collectKnownCriteria } from './known-criteria';
import { numberCriteria } from './number-criteria';
import { criterion, requirement } from './testing/build';

const NOTHING: KnownCriteria = new Map();

function idsOf(texts: string[], known: KnownCriteria = NOTHING): Record<string, string> {
  const { criteria } = numberCriteria([requirement('A', { acceptance: texts.map((text) => criterion(text)) })], known);
  return Object.fromEntries(criteria.get('A')!.map(({ id, text }) => [text, id]));
}

function remember(ids: Record<string, string>): KnownCriteria {
  return new Map([['A', Object.entries(ids).map(([text, id]) => ({ id, text, type: 'acceptance' as const }))]]);
}

describe('numberCriteria', () => {
  it('counts acceptance and unchanged behaviour apart', () => {
    const facts = {
      acceptance: [criterion('one'), criterion('two')],
      unchanged: [criterion('same'), criterion('still')],
    };
    const { criteria } = numberCriteria([requirement('BIL-002', facts)], NOTHING);
    expect(criteria.get('BIL-002')!.map(({ id, type, text }) => [id, type, text])).toEqual([
      ['BIL-002.1', 'acceptance', 'one'],
      ['BIL-002.2', 'acceptance', 'two'],
      ['BIL-002.u1', 'unchanged', 'same'],
      ['BIL-002.u2', 'unchanged', 'still'],
    ]);
  });

  it.each([
    ['AC-1', 'BIL-002.AC-1'],
    ['BIL-002.7', 'BIL-002.7'],
    ['1.2', 'BIL-002.1.2'],
    [' AC [1] ', 'BIL-002.AC-1-'],
  ])("keeps the document's own id %j as %j", (own, expected) => {
    const { criteria } = numberCriteria([requirement('BIL-002', { acceptance: [criterion('x', own)] })], NOTHING);
    expect(criteria.get('BIL-002')![0]!.id).toBe(expected);
  });

  it("gives no number that is a criterion's own id", () => {
    const acceptance = [criterion('free'), criterion('own', '1'), criterion('also free')];
    const { criteria } = numberCriteria([requirement('A', { acceptance })], NOTHING);
    expect(criteria.get('A')!.map(({ id }) => id)).toEqual(['A.2', 'A.1', 'A.3']);
  });

  it('renumbers nothing when a criterion is inserted', () => {
    const known = remember({ one: 'A.1', two: 'A.2' });
    expect(idsOf(['new', 'one', 'two'], known)).toEqual({ new: 'A.3', one: 'A.1', two: 'A.2' });
  });

  it('gives a number that is gone to nobody else', () => {
    const known = remember({ one: 'A.1', two: 'A.2' });
    expect(idsOf(['one', 'three'], known)).toEqual({ one: 'A.1', three: 'A.3' });
  });

  it('takes a number from nothing but the same kind of criterion', () => {
    const known = remember({ same: 'A.1' });
    const { criteria } = numberCriteria([requirement('A', { unchanged: [criterion('same')] })], known);
    expect(criteria.get('A')![0]!.id).toBe('A.u1');
  });

  it('keeps both numbers of a text that stands twice', () => {
    const acceptance = [criterion('same'), criterion('same')];
    const { criteria } = numberCriteria(
      [requirement('A', { acceptance })],
      new Map([
        [
          'A',
          [
            { id: 'A.4', text: 'same', type: 'acceptance' },
            { id: 'A.9', text: 'same', type: 'acceptance' },
          ],
        ],
      ]),
    );
    expect(criteria.get('A')!.map(({ id }) => id)).toEqual(['A.4', 'A.9']);
  });

  it('reports an id that stands twice, also in two requirements', () => {
    const { diagnostics } = numberCriteria(
      [
        requirement('A', { acceptance: [criterion('x', 'AC-1'), criterion('y', 'AC-1'), criterion('z', 'B.1')] }),
        requirement('A.B', { acceptance: [criterion('w')] }),
      ],
      NOTHING,
    );
    expect(diagnostics.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)).toEqual([
      'NXP-430 A.md:20 A second criterion has the id A.AC-1; the first belongs to A (A.md).',
      'NXP-430 A.B.md:20 A second criterion has the id A.B.1; the first belongs to A (A.md).',
    ]);
  });

  it('never gives one number to two texts, however the document is edited from session to session', () => {
    const texts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), (sessions) => {
        const records: Parameters<typeof collectKnownCriteria>[0][number][] = [];
        const textOf = new Map<string, string>();
        for (const session of sessions) {
          const ids = idsOf(session, collectKnownCriteria(records));
          for (const [text, id] of Object.entries(ids)) {
            expect(textOf.get(id) ?? text).toBe(text);
            textOf.set(id, text);
          }
          records.push(recordOf(ids));
        }
        expect(new Set(textOf.values()).size).toBe(textOf.size);
      }),
    );
  });

  it('remembers what a criterion with an id of its own said before, until it says so again', () => {
    const say = (text: string) => requirement('A', { acceptance: [{ ...criterion(text), id: 'AC-1' }] });
    const records = [recordOf({ first: 'A.AC-1' }), recordOf({ second: 'A.AC-1' })];
    const formerOf = (text: string) =>
      numberCriteria([say(text)], collectKnownCriteria(records)).criteria.get('A')?.[0]?.formerTexts;

    expect(formerOf('third')).toEqual(['first', 'second']);
    expect(formerOf('first')).toEqual(['second']);
    expect(numberCriteria([say('first')], new Map()).criteria.get('A')?.[0]).not.toHaveProperty('formerTexts');
  });
});

function recordOf(ids: Record<string, string>): Parameters<typeof collectKnownCriteria>[0][number] {
  const criteria = Object.entries(ids).map(([text, id]) => {
    return { id, text, type: 'acceptance' as const, state: 'outstanding' as const, test: null };
  });
  return {
    requirements: [
      {
        id: 'A',
        title: 'A',
        kind: 'expansion',
        priority: 'medium',
        area: 'core',
        dependsOn: [],
        source: { file: 'A.md', line: 1 },
        placement: { type: 'lane', lane: 'expansion/core', reason: null },
        wave: 1,
        state: 'scaffolded',
        criteria,
      },
    ],
  };
}
