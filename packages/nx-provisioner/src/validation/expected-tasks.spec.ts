import { listExpectedTasks, planBatches } from './expected-tasks';
import { detectGate } from '../workspace/detect-targets';
import { someGraphs } from './testing/builders';

const GATE = detectGate([]);

describe('the expected tasks', () => {
  it("are those of Nx's task graph, sorted, with what they wait for", () => {
    const { projectGraph, taskGraph } = someGraphs({ 'b:test': ['a:build'], 'a:build': [], 'a:codegen': [] });
    expect(listExpectedTasks(projectGraph, taskGraph, GATE)).toEqual([
      { id: 'a:build', project: 'a', target: 'build', configuration: null, dependsOn: [] },
      { id: 'a:codegen', project: 'a', target: 'codegen', configuration: null, dependsOn: [] },
      { id: 'b:test', project: 'b', target: 'test', configuration: null, dependsOn: ['a:build'] },
    ]);
  });

  it('hold each configuration of a build once, waiting for the same configuration where there is one', () => {
    const { projectGraph, taskGraph } = someGraphs(
      { 'app:build:production': ['ui:build', 'lib:build'], 'ui:build': [], 'lib:build': [] },
      { 'app:build': ['production', 'development'], 'ui:build': ['development'] },
    );
    const expected = listExpectedTasks(projectGraph, taskGraph, GATE);
    expect(expected.map(({ id }) => id)).toEqual([
      'app:build:development',
      'app:build:production',
      'lib:build',
      'ui:build',
      'ui:build:development',
    ]);
    expect(expected[0]).toMatchObject({
      configuration: 'development',
      dependsOn: ['ui:build:development', 'lib:build'],
    });
  });

  it('hold no configuration of other targets: a fix would change files, a watch would never end', () => {
    const { projectGraph, taskGraph } = someGraphs(
      { 'a:lint': [], 'a:test': [] },
      { 'a:lint': ['fix'], 'a:test': ['watch'] },
    );
    expect(listExpectedTasks(projectGraph, taskGraph, GATE).map(({ id }) => id)).toEqual(['a:lint', 'a:test']);
  });

  it('hold no task that runs until it is stopped', () => {
    const { projectGraph, taskGraph } = someGraphs({ 'a:serve': [], 'a:test': [] });
    taskGraph.tasks['a:serve']!.continuous = true;
    expect(listExpectedTasks(projectGraph, taskGraph, GATE).map(({ id }) => id)).toEqual(['a:test']);
  });
});

describe('the calls of Nx', () => {
  it('are one where no build has configurations beside its default', () => {
    const { projectGraph, taskGraph } = someGraphs({ 'a:build:production': [] }, { 'a:build': ['production'] });
    expect(planBatches(listExpectedTasks(projectGraph, taskGraph, GATE), taskGraph, GATE)).toEqual([
      { targets: ['lint', 'typecheck', 'build', 'test'], configuration: null, projects: null },
    ]);
  });

  it('run what the workspace calls its targets, each kind of build in its configurations', () => {
    const gate = detectGate([
      { plugin: '@nx/jest/plugin', options: { targetName: 'unit' } },
      { plugin: '@nx/vite/plugin', options: { buildTargetName: 'vite-build' } },
    ]);
    const { projectGraph, taskGraph } = someGraphs({ 'a:vite-build': [] }, { 'a:vite-build': ['ci'] });
    const expected = listExpectedTasks(projectGraph, taskGraph, gate);
    expect(planBatches(expected, taskGraph, gate)).toEqual([
      { targets: ['lint', 'typecheck', 'build', 'vite-build', 'test', 'unit'], configuration: null, projects: null },
      { targets: ['vite-build'], configuration: 'ci', projects: ['a'] },
    ]);
  });

  it('are one more for each configuration, with the projects that define it', () => {
    const { projectGraph, taskGraph } = someGraphs(
      { 'a:build:production': [], 'b:build': [], 'c:build': [] },
      { 'a:build': ['production', 'development'], 'b:build': ['development', 'ci'] },
    );
    expect(planBatches(listExpectedTasks(projectGraph, taskGraph, GATE), taskGraph, GATE).slice(1)).toEqual([
      { targets: ['build'], configuration: 'ci', projects: ['b'] },
      { targets: ['build'], configuration: 'development', projects: ['a', 'b'] },
    ]);
  });
});
