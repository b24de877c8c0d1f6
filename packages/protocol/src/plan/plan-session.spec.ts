import { laneOf, ofKind, planOf, project, requirement } from './testing/build';

const contract = { code: 'export interface A {}', line: 9 };
const wants = (...shared: string[]) => ({ provides: { shared, testing: [] } });
const file = (path: string, library: string | null = null, code = 'export {};') => ({ path, code, line: 30, library });

describe('placements', () => {
  it('are the foundation, a lane of kind and area, or outstanding', () => {
    const { plan } = planOf([
      ofKind('foundation', 'F'),
      ofKind('stabilization', 'S', { area: 'billing' }),
      ofKind('expansion', 'E', { area: 'billing' }),
      requirement('O', { status: 'withdrawn' }),
    ]);
    expect(plan.requirements.map(({ placement }) => placement)).toEqual([
      { type: 'foundation' },
      { type: 'lane', lane: 'stabilization/billing' },
      { type: 'lane', lane: 'expansion/billing' },
      { type: 'outstanding', reason: 'withdrawn in its document' },
    ]);
    expect(plan.lanes.map(({ name, tag }) => [name, tag])).toEqual([
      ['stabilization/billing', 'lane:stabilization/billing'],
      ['expansion/billing', 'lane:expansion/billing'],
    ]);
  });

  it('warn of foundation work that needs a lane', () => {
    const { diagnostics } = planOf([ofKind('foundation', 'F', { dependsOn: ['E'] }), requirement('E')]);
    expect(diagnostics).toMatchObject([{ code: 'NXP-407', severity: 'warning', file: 'F.md' }]);
  });

  it('refuse an area that cannot name a folder, once', () => {
    const { diagnostics } = planOf([requirement('A', { area: '../up' }), requirement('B', { area: '../up' })]);
    expect(diagnostics).toMatchObject([{ code: 'NXP-421', file: 'A.md', message: expect.stringContaining("'../up'") }]);
  });
});

describe('contracts', () => {
  it('are gathered by area, and a lane builds on its own and those of all that it depends on', () => {
    const { plan } = planOf([
      ofKind('foundation', 'F', { area: 'money', contracts: [contract] }),
      requirement('T', { area: 'tax', contracts: [contract], dependsOn: ['F'] }),
      requirement('N', { area: 'none', dependsOn: ['T'] }),
      requirement('B-1', { area: 'billing', contracts: [contract], dependsOn: ['N'] }),
      requirement('B-2', { area: 'billing', contracts: [contract] }),
      requirement('X', { area: 'hidden', contracts: [contract], status: 'withdrawn' }),
    ]);
    expect(plan.contracts).toEqual([
      { area: 'billing', requirements: ['B-1', 'B-2'] },
      { area: 'money', requirements: ['F'] },
      { area: 'tax', requirements: ['T'] },
    ]);
    expect(laneOf(plan, 'expansion/billing').contractAreas).toEqual(['billing', 'money', 'tax']);
    expect(laneOf(plan, 'expansion/none').contractAreas).toEqual(['money', 'tax']);
  });
});

describe('shared libraries', () => {
  it('are supplied where a document gives code for them, and outstanding otherwise', () => {
    const { plan, diagnostics } = planOf([
      requirement('A', { ...wants('money'), files: [file('src/money.ts')] }),
      requirement('B', { ...wants('money', 'dates'), files: [file('src/more.ts', 'money')], title: 'Dates' }),
      requirement('C', { ...wants('hidden'), status: 'withdrawn' }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(plan.shared).toEqual([
      { name: 'dates', requirements: ['B'], supplied: false },
      { name: 'money', requirements: ['A', 'B'], supplied: true },
    ]);
    expect(plan.outstanding).toContainEqual({
      id: 'B',
      title: 'Dates',
      priority: 'medium',
      reason: 'shared library dates: no document supplies its code',
    });
  });

  it.each([
    ['a name that is no folder', { ...wants('Money!') }, 'NXP-422', 3],
    ['code without a library', { files: [file('src/a.ts')] }, 'NXP-423', 30],
    ['code that could go into either', { ...wants('a', 'b'), files: [file('src/a.ts')] }, 'NXP-423', 30],
    ['code for a library that is not provided', { ...wants('a'), files: [file('src/a.ts', 'b')] }, 'NXP-423', 30],
    ['two texts for one file', { ...wants('a'), files: [file('x.ts'), file('x.ts', 'a', 'other')] }, 'NXP-424', 30],
  ])('refuse %s', (_, facts, code, line) => {
    expect(planOf([requirement('A', facts)]).diagnostics).toMatchObject([
      { code, file: 'A.md', line, severity: 'error' },
    ]);
  });

  it('let a test utility have its code too', () => {
    const facts = { provides: { shared: [], testing: ['clock'] }, files: [file('src/clock.ts')] };
    expect(planOf([requirement('A', facts)]).diagnostics).toEqual([]);
  });
});

describe('folders', () => {
  const wanting = requirement('A', {
    area: 'billing',
    contracts: [contract],
    ...wants('money'),
    files: [file('m.ts')],
  });

  it.each([
    ['the lane', 'packages/expansion/billing', 'lane:expansion/billing'],
    ['the contracts', 'packages/contracts/billing', 'layer:contracts'],
    ['the shared library', 'packages/shared/money', 'layer:shared'],
    ['the test harness', 'packages/testing', 'layer:testing'],
  ])("of %s may be the plugin's own, but nobody else's", (_, root, tag) => {
    expect(planOf([wanting], { projects: [project('ours', root, [tag])] }).diagnostics).toEqual([]);
    for (const occupied of [root, `${root}/inner`]) {
      const { diagnostics } = planOf([wanting], { projects: [project('theirs', occupied, ['other'])] });
      expect(diagnostics).toMatchObject([{ code: 'NXP-420', message: expect.stringContaining('librariesFolder') }]);
      expect(diagnostics[0]?.message).toContain(`'theirs' lies at ${occupied}`);
    }
    expect(planOf([wanting], { projects: [project('theirs', root)], librariesFolder: 'libs' }).diagnostics).toEqual([]);
  });

  it.each(['contracts-billing', '@acme/shared-money', 'expansion-billing', '@acme/testing'])(
    'have names, and one that is %s elsewhere is in the way',
    (name) => {
      const { diagnostics } = planOf([wanting], { projects: [project(name, 'tools/elsewhere')] });
      expect(diagnostics).toMatchObject([{ code: 'NXP-425', message: expect.stringContaining('tools/elsewhere') }]);
    },
  );

  it('are reported with the first of the projects in them', () => {
    const projects = [project('z', 'packages/testing/z'), project('a', 'packages/testing/a')];
    expect(planOf([wanting], { projects }).diagnostics).toMatchObject([{ message: expect.stringContaining("'a'") }]);
  });

  it('are not wanted by a stabilization lane that owns an existing project', () => {
    const fix = ofKind('stabilization', 'S', { area: 'billing', touches: ['checkout'] });
    const projects = [project('checkout', 'packages/checkout'), project('x', 'packages/stabilization/billing')];
    expect(planOf([fix], { projects }).diagnostics).toEqual([]);
    expect(planOf([{ ...fix, touches: [] }], { projects }).diagnostics).toMatchObject([
      { code: 'NXP-420', file: 'S.md' },
    ]);
  });
});
