import { laneOf, ofKind, planOf, project, requirement, wavesOf } from './testing/build';

const inArea = (area: string, id: string, facts: Parameters<typeof requirement>[1] = {}) =>
  requirement(id, { area, ...facts });

describe('waves', () => {
  it('counts a dependency on another lane, none on foundation and none inside a lane', () => {
    const { plan } = planOf([
      ofKind('foundation', 'F'),
      inArea('a', 'A-1', { dependsOn: ['F'] }),
      inArea('a', 'A-2', { dependsOn: ['A-1'] }),
      inArea('b', 'B-1', { dependsOn: ['A-2', 'F'] }),
      inArea('c', 'C-1', { dependsOn: ['B-1'] }),
      inArea('c', 'C-2'),
    ]);
    expect(wavesOf(plan)).toEqual({ F: 1, 'A-1': 1, 'A-2': 1, 'B-1': 2, 'C-1': 3, 'C-2': 1 });
    expect(plan.waves).toEqual([
      { number: 1, requirements: ['F', 'A-1', 'A-2', 'C-2'], lanes: ['expansion/a', 'expansion/c'] },
      { number: 2, requirements: ['B-1'], lanes: ['expansion/b'] },
      { number: 3, requirements: ['C-1'], lanes: ['expansion/c'] },
    ]);
    expect(laneOf(plan, 'expansion/b')).toMatchObject({ wave: 2, after: ['expansion/a'] });
    expect(laneOf(plan, 'expansion/c')).toMatchObject({ wave: 1, after: [], requirements: ['C-1', 'C-2'] });
  });

  it('starts a lane after all lanes that its first work waits for', () => {
    const { plan } = planOf([
      inArea('a', 'A'),
      inArea('b', 'B', { dependsOn: ['A'] }),
      inArea('c', 'C', { dependsOn: ['B', 'A'] }),
    ]);
    expect(laneOf(plan, 'expansion/c')).toMatchObject({ wave: 3, after: ['expansion/a', 'expansion/b'] });
  });

  it('delays what comes after others without depending on them, but not for those that are outstanding', () => {
    const { plan } = planOf([
      inArea('a', 'W-1'),
      inArea('b', 'W-2', { openQuestions: [{ text: 'why?', line: 4 }] }),
      ofKind('stabilization', 'S-1', { after: ['W-1', 'W-2'] }),
      ofKind('stabilization', 'S-2', { area: 'other', after: ['W-2'] }),
    ]);
    expect(wavesOf(plan)).toEqual({ 'W-1': 1, 'W-2': null, 'S-1': 2, 'S-2': 1 });
    expect(laneOf(plan, 'stabilization/core').after).toEqual(['expansion/a']);
  });

  it('lets lanes that depend on each other share a wave, and says so', () => {
    const { plan, diagnostics } = planOf([
      inArea('a', 'A-1'),
      inArea('a', 'A-2', { dependsOn: ['B-1'] }),
      inArea('b', 'B-1'),
      inArea('b', 'B-2', { dependsOn: ['A-1'] }),
      inArea('c', 'C-1', { dependsOn: ['A-2'] }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(wavesOf(plan)).toEqual({ 'A-1': 1, 'A-2': 1, 'B-1': 1, 'B-2': 1, 'C-1': 2 });
    expect(plan.lanes.map(({ after }) => after)).toEqual([[], [], ['expansion/a']]);
    expect(plan.effects).toEqual([
      {
        source: 'plan',
        subject: 'expansion/a and expansion/b',
        effect:
          'the lanes depend on each other (A-2 on B-1 and B-2 on A-1): they go on side by side, and contracts carry these dependencies',
        line: null,
      },
    ]);
  });
});

describe('existing projects', () => {
  const projects = [project('@acme/checkout', 'packages/checkout'), project('@acme/tax', 'packages/tax')];

  it('belong to the lane that touches them', () => {
    const { plan } = planOf([ofKind('stabilization', 'S-1', { touches: ['packages/**'] })], { projects });
    expect(laneOf(plan, 'stabilization/core').projects).toEqual(projects);
  });

  it('are listed by their roots', () => {
    const { plan } = planOf(
      [requirement('A', { touches: ['@acme/tax'] }), requirement('B', { touches: ['@acme/checkout'] })],
      {
        projects: [...projects].reverse(),
      },
    );
    expect(laneOf(plan, 'expansion/core').projects).toEqual(projects);
  });

  it('make the other lane wait for all that the owner does in them, also for what is less urgent', () => {
    const { plan } = planOf(
      [
        inArea('a', 'A-1', { touches: ['@acme/tax'], priority: 'high' }),
        inArea('b', 'B-1', { touches: ['@acme/tax'] }),
        inArea('c', 'C-1', { priority: 'low' }),
        inArea('a', 'A-2', { touches: ['@acme/tax'], priority: 'low', dependsOn: ['C-1'] }),
      ],
      { projects },
    );
    expect(wavesOf(plan)).toEqual({ 'A-1': 1, 'B-1': 3, 'C-1': 1, 'A-2': 2 });
    expect(plan.waves.map(({ number, requirements }) => [number, requirements])).toEqual([
      [1, ['A-1', 'C-1']],
      [2, ['A-2']],
      [3, ['B-1']],
    ]);
  });

  it('belong to the first of two lanes, and the other waits', () => {
    const { plan, diagnostics } = planOf(
      [
        inArea('b', 'B-1', { touches: ['@acme/tax'], priority: 'high' }),
        inArea('a', 'A-1', { touches: ['@acme/tax'] }),
        inArea('b', 'B-2', { touches: ['@acme/tax'], priority: 'low' }),
        inArea('c', 'C-1', { touches: ['@acme/tax'], priority: 'low' }),
        ofKind('stabilization', 'S-1', { touches: ['@acme/checkout'] }),
      ],
      { projects },
    );
    expect(diagnostics).toEqual([]);
    expect(wavesOf(plan)).toEqual({ 'B-1': 1, 'A-1': 2, 'B-2': 1, 'C-1': 3, 'S-1': 1 });
    expect(laneOf(plan, 'expansion/b')).toMatchObject({ projects: [projects[1]], after: [] });
    expect(laneOf(plan, 'expansion/a')).toMatchObject({ projects: [], wave: 2, after: ['expansion/b'] });
    expect(laneOf(plan, 'expansion/c')).toMatchObject({ projects: [], wave: 3, after: ['expansion/a'] });
    expect(plan.effects).toContainEqual({
      source: 'plan',
      subject: '@acme/tax',
      effect:
        'expansion/b owns the project; expansion/a touches it too: its A-1 (wave 2) starts after expansion/b is merged',
      line: null,
    });
  });

  it('pass from hand to hand in plan order where later work of the owner needs what the other does', () => {
    const { plan } = planOf(
      [
        inArea('a', 'A-1', { touches: ['@acme/tax'], priority: 'high' }),
        inArea('b', 'B-1', { touches: ['@acme/tax'] }),
        inArea('a', 'A-2', { touches: ['@acme/tax'], dependsOn: ['B-1'], priority: 'low' }),
      ],
      { projects },
    );
    expect(wavesOf(plan)).toEqual({ 'A-1': 1, 'B-1': 2, 'A-2': 3 });
    expect(laneOf(plan, 'expansion/a')).toMatchObject({ wave: 1, after: [] });
  });

  it('are never changed by two lanes in one wave, though each owns what the other touches', () => {
    const { plan } = planOf(
      [
        inArea('a', 'A-1', { touches: ['@acme/tax'], priority: 'high' }),
        inArea('b', 'B-1', { touches: ['@acme/checkout'], priority: 'high' }),
        inArea('a', 'A-2', { touches: ['@acme/checkout'] }),
        inArea('b', 'B-2', { touches: ['@acme/tax'] }),
      ],
      { projects },
    );
    expect(wavesOf(plan)).toEqual({ 'A-1': 1, 'B-1': 1, 'A-2': 2, 'B-2': 2 });
  });

  it('are not owned by foundation work', () => {
    const { plan, diagnostics } = planOf([ofKind('foundation', 'F-1', { touches: ['@acme/tax'] })], { projects });
    expect(plan.lanes).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'NXP-414', severity: 'warning', file: 'F-1.md' }]);
  });

  it('are not looked for by what is outstanding', () => {
    const { diagnostics } = planOf([requirement('A', { status: 'withdrawn', touches: ['gone'] })], { projects });
    expect(diagnostics).toEqual([]);
  });
});
