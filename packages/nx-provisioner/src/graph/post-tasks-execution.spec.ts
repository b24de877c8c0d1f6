import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PostTasksExecutionContext } from '@nx/devkit';

import { EVIDENCE_VARIABLE, type CapturedRun } from './captured-run';
import { postTasksExecution } from './post-tasks-execution';

type Results = PostTasksExecutionContext['taskResults'];

describe('the hook after tasks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hook-spec-'));
  });
  afterEach(() => {
    Reflect.deleteProperty(process.env, EVIDENCE_VARIABLE);
    rmSync(folder, { recursive: true, force: true });
  });

  const result = (id: string, more: Partial<Results[string]> = {}): Results => {
    const [project = '', target = '', configuration] = id.split(':');
    const task = {
      id,
      target: { project, target, ...(configuration && { configuration }) },
      overrides: {},
      outputs: [],
      cache: true,
      parallelism: true,
    };
    return {
      [id]: {
        task: { ...task, hash: 'h', startTime: 10, endTime: 30 },
        status: 'success',
        code: 0,
        terminalOutput: 'out',
        ...more,
      },
    };
  };

  const contextOf = (taskResults: Results): PostTasksExecutionContext => ({
    id: '1',
    workspaceRoot: folder,
    nxJsonConfiguration: {},
    taskResults,
    argv: [],
    startTime: 1,
    endTime: 2,
  });

  function capture(taskResults: Results): CapturedRun {
    const file = join(folder, 'deep/evidence.json');
    process.env[EVIDENCE_VARIABLE] = file;
    postTasksExecution(undefined, contextOf(taskResults));
    return JSON.parse(readFileSync(file, 'utf8')) as CapturedRun;
  }

  it('does nothing where nobody asks for evidence', () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    postTasksExecution(undefined, contextOf(result('a:build')));
    expect(readdirSync(folder)).toEqual([]);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it('writes each result as Nx reported it, sorted by id, and no other file', () => {
    const { tasks, ...run } = capture({
      ...result('b:build:production'),
      ...result('a:test', { status: 'local-cache' }),
    });
    expect(run).toEqual({ format: 1, startTime: 1, endTime: 2 });
    expect(tasks.map(({ id, status }) => [id, status])).toEqual([
      ['a:test', 'local-cache'],
      ['b:build:production', 'success'],
    ]);
    expect(tasks[1]).toEqual({
      ...{ id: 'b:build:production', project: 'b', target: 'build', configuration: 'production' },
      ...{ hash: 'h', status: 'success', code: 0, startTime: 10, endTime: 30 },
      outputDigest: createHash('sha256').update('out').digest('hex'),
      outputTail: [],
    });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['evidence.json']);
  });

  it('keeps the end of the output of a task that failed', () => {
    const terminalOutput = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\r\n') + '\n\n';
    const { tasks } = capture(result('a:test', { status: 'failure', code: 1, terminalOutput }));
    expect(tasks[0]!.outputTail).toHaveLength(60);
    expect(tasks[0]!.outputTail.at(-1)).toBe('line 99');
  });

  it('copes with what Nx left out', () => {
    const { id, target } = result('a:test')['a:test']!.task;
    const skipped = { task: { id, target }, status: 'skipped' } as unknown as Results[string];
    expect(capture({ 'a:test': skipped }).tasks[0]).toMatchObject({
      hash: null,
      code: null,
      startTime: null,
      outputDigest: null,
    });
  });

  it('replaces the evidence of an earlier run', () => {
    capture(result('a:test'));
    expect(capture({}).tasks).toEqual([]);
  });

  it('says why it could not write, and does not fail the run', () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    try {
      writeFileSync(join(folder, 'file'), '');
      process.env[EVIDENCE_VARIABLE] = join(folder, 'file', 'evidence.json');
      postTasksExecution(undefined, contextOf(result('a:build')));
      mkdirSync(join(folder, 'evidence.json'));
      process.env[EVIDENCE_VARIABLE] = join(folder, 'evidence.json');
      postTasksExecution(undefined, contextOf(result('a:build')));
      expect(said).toHaveBeenCalledTimes(2);
      expect(readdirSync(folder).sort()).toEqual(['evidence.json', 'file']);
    } finally {
      said.mockRestore();
    }
  });
});
