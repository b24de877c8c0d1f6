import { orderOf, planOf, requirement } from './testing/build';

const messagesOf = (code: string, { diagnostics }: ReturnType<typeof planOf>) =>
  diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('dependencies', () => {
  it('reports an unknown id with the id that was probably meant', () => {
    const result = planOf([requirement('BIL-001'), requirement('BIL-002', { dependsOn: ['BIL-1', 'XYZ-9'] })]);
    expect(messagesOf('NXP-401', result)).toEqual([
      'BIL-002.md:3 BIL-002 depends on BIL-1; no document has a requirement of that id. Near it: BIL-001.',
      'BIL-002.md:3 BIL-002 depends on XYZ-9; no document has a requirement of that id.',
    ]);
    expect(orderOf(result.plan)).toEqual(['BIL-001', 'BIL-002']);
  });

  it('reports a requirement that depends on itself', () => {
    const result = planOf([requirement('A', { dependsOn: ['A'] })]);
    expect(messagesOf('NXP-402', result)).toEqual(['A.md:3 A depends on itself.']);
    expect(messagesOf('NXP-400', result)).toEqual([]);
  });

  it('prints every cycle whole, with each document, and still gives an order', () => {
    const result = planOf([
      requirement('C', { dependsOn: ['A'] }),
      requirement('A', { dependsOn: ['B'] }),
      requirement('B', { dependsOn: ['C'] }),
      requirement('Y', { dependsOn: ['X', 'A'] }),
      requirement('X', { dependsOn: ['Y'] }),
    ]);
    expect(messagesOf('NXP-400', result)).toEqual([
      'A.md:3 Each depends on the next: A (A.md:3) → B (B.md:3) → C (C.md:3) → A. Dependencies must have no cycle.',
      'X.md:3 Each depends on the next: X (X.md:3) → Y (Y.md:3) → X. Dependencies must have no cycle.',
    ]);
    expect(orderOf(result.plan)).toEqual(['A', 'B', 'C', 'X', 'Y']);
  });

  it('prints cycles that share a requirement apart', () => {
    const result = planOf([
      requirement('A', { dependsOn: ['B', 'C'] }),
      requirement('B', { dependsOn: ['A'] }),
      requirement('C', { dependsOn: ['A'] }),
    ]);
    expect(messagesOf('NXP-400', result)).toHaveLength(2);
  });

  it('cuts a group of very many cycles off and says how many requirements are left', () => {
    const spokes = Array.from({ length: 60 }, (_, i) => requirement(`S-${i}`, { dependsOn: ['HUB'] }));
    const hub = requirement('HUB', { dependsOn: spokes.map(({ id }) => id) });
    const messages = messagesOf('NXP-400', planOf([hub, ...spokes]));
    expect(messages).toHaveLength(51);
    expect(messages).toContainEqual(expect.stringMatching(/10 more requirements .* 50 cycles shown: S-50, S-51/));
  });

  it('reports two requirements with one id and keeps the first by file', () => {
    const second = requirement('A', { title: 'second', source: { file: 'b.md', line: 1 } });
    const first = requirement('A', { title: 'first', source: { file: 'a.md', line: 7 } });
    const result = planOf([second, first]);
    expect(messagesOf('NXP-403', result)).toEqual([
      'b.md:1 A stands at a.md:7 already; an id belongs to one requirement.',
    ]);
    expect(result.plan.requirements.map((planned) => planned.requirement.title)).toEqual(['first']);
  });

  it('lets dependencies decide where an order contradicts them', () => {
    const result = planOf([requirement('A', { dependsOn: ['B'] }), requirement('B', { after: ['A', 'Q'] })]);
    expect(messagesOf('NXP-404', result)).toEqual([
      'B.md:3 B comes after Q; no document has a requirement of that id.',
      'B.md:3 B is to come after A, and A waits for B as well; the order between them is not kept.',
    ]);
    expect(orderOf(result.plan)).toEqual(['B', 'A']);
  });

  it('does not look at the dependencies of what is left out', () => {
    const withdrawn = requirement('A', { status: 'withdrawn', dependsOn: ['NOWHERE', 'B'] });
    const result = planOf([withdrawn, requirement('B')]);
    expect(result.diagnostics).toEqual([]);
  });
});
