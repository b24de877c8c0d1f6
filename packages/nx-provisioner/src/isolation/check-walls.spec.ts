import { checkWalls, listWalls, type WallsInput } from './check-walls';
import { readTerritory } from './territory';
import { makeGraph, PROJECTS } from './testing/world';

const check = (edges: readonly string[], rest: Partial<WallsInput> = {}) =>
  checkWalls({ ...makeGraph(edges), baseline: null, adopt: new Set(), ...rest });

describe('the graph wall of a session', () => {
  it('passes, and needs no baseline, where every lane stays in its place', () => {
    expect(check(['billing -> shared-money'])).toEqual({
      graph: {
        name: 'graph',
        checked: '6 projects in 3 lanes, 0 files',
        baseline: 0,
        violations: 0,
        result: 'passed',
      },
      diagnostics: [],
      newBaseline: null,
    });
  });

  it.each(['checkout', 'search'])('adopts what an existing project did before %s came into a lane', (tagged) => {
    const { graph, diagnostics, newBaseline } = check(['checkout -> search'], { adopt: new Set([tagged]) });

    expect(newBaseline).toBe('import checkout -> search packages/checkout\n');
    expect(diagnostics).toEqual([]);
    expect(graph).toMatchObject({ baseline: 1, violations: 0, result: 'passed' });
  });

  it('adopts nothing of what was generated, and nothing of projects that were in their lane before', () => {
    const edges = ['billing -> search', 'checkout -> search'];
    const { graph, diagnostics, newBaseline } = check(edges, { adopt: new Set(['billing']) });

    expect(diagnostics.map(({ code }) => code)).toEqual(['NXP-800', 'NXP-800']);
    expect(graph).toMatchObject({ baseline: 0, violations: 2, result: 'failed' });
    expect(newBaseline).toBeNull();
  });

  it('keeps the lines that still match and takes the others out', () => {
    const line = 'import checkout -> search packages/checkout\n';

    expect(check(['checkout -> search'], { baseline: line }).newBaseline).toBeNull();
    expect(check(['checkout -> search'], { baseline: `${line}import x -> y\n` }).newBaseline).toBe(line);
  });
});

describe('listWalls', () => {
  const { graph } = check([]);
  const task = (project: string, outcome: 'passed' | 'failed', outputTail: string[] = []) =>
    ({ project, target: 'lint', outcome, outputTail }) as never;
  const walls = (...tasks: never[]) => listWalls(graph, readTerritory(PROJECTS), { tasks });

  it('has an entry for each wall', () => {
    expect(listWalls(graph, readTerritory(PROJECTS), null).map(({ name, result }) => `${name} ${result}`)).toEqual([
      'imports not-run',
      'graph passed',
      'diff not-run',
    ]);
  });

  it('takes the import wall from the lint of what was generated', () => {
    expect(walls(task('billing', 'passed'), task('catalog', 'failed'))[0]).toMatchObject({
      result: 'passed',
      violations: 0,
    });
    expect(walls(task('billing', 'failed', ['  1:1 error @nx/enforce-module-boundaries']))[0]).toMatchObject({
      result: 'failed',
      violations: 1,
    });
  });
});
