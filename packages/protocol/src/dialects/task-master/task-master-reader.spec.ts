import type { SourceText } from '../../model/document';
import { taskMasterReader } from './task-master-reader';

const FILE = '.taskmaster/tasks/tasks.json';
const source = (data: unknown, file = FILE): SourceText => ({
  file,
  text: typeof data === 'string' ? data : JSON.stringify(data, null, 2),
});
const task = (id: number | string, more: object = {}) => ({
  id,
  title: `Task ${id}`,
  status: 'pending',
  dependencies: [],
  details: '',
  ...more,
});
const assemble = (...sources: SourceText[]) =>
  taskMasterReader.assemble(sources.map((each) => taskMasterReader.read(each)));

describe('claim', () => {
  it.each([FILE, `apps/shop/${FILE}`])('takes %s', (file) => {
    expect(taskMasterReader.claim(source('{}', file))).toEqual({ take: true });
  });

  it('takes a tasks/tasks.json with the grammar, and one that cannot be read', () => {
    expect(taskMasterReader.claim(source({ tasks: [task(1)] }, 'tasks/tasks.json'))).toEqual({ take: true });
    expect(taskMasterReader.claim(source('{', 'tasks/tasks.json'))).toEqual({ take: true });
  });

  it.each(['.taskmaster/config.json', '.taskmaster/docs/prd.md', '.taskmaster/reports/tasks/tasks.json'])(
    'leaves %s out with a reason',
    (file) => {
      expect(taskMasterReader.claim(source('{}', file))).toEqual({ take: false, reason: expect.stringMatching(/\w/) });
    },
  );

  it('leaves a look-alike out with a reason', () => {
    const lookAlike = { version: '1.0', tasks: [{ id: 'A-1', title: 'a', status: 'todo' }] };
    expect(taskMasterReader.claim(source(lookAlike, 'tasks/tasks.json'))).toEqual({
      take: false,
      reason: expect.stringContaining('dependencies'),
    });
  });

  it.each(['tasks.json', 'my-tasks/tasks.json', 'package.json'])('says nothing of %s', (file) => {
    expect(taskMasterReader.claim(source('{}', file))).toBeNull();
  });
});

describe('read', () => {
  it('lists the tasks as written, and the subtasks', () => {
    const { document } = taskMasterReader.read(
      source({ ui: { tasks: [task(1, { status: 'completed', subtasks: [task(1)] }), task(2)] } }),
    );
    expect(document).toMatchObject({ kind: 'task-list', id: null, title: null });
    expect(document.tasks).toEqual([
      { id: '1', title: 'Task 1', done: true },
      { id: '2', title: 'Task 2', done: false },
    ]);
    expect(document.subRequirements).toEqual([{ id: '1.1', title: 'Task 1' }]);
  });

  it.each([
    ['text that is not JSON', '{"tasks": [', 'NXP-142'],
    ['JSON without a list', '{"version": 1}', 'NXP-140'],
    ['a task without an id', '{"tasks": [{"title": "a"}]}', 'NXP-143'],
  ])('reports %s', (_, text, code) => {
    expect(taskMasterReader.read(source(text)).diagnostics.map((each) => each.code)).toEqual([code]);
  });
});

describe('assemble', () => {
  it('makes a requirement of each task, its ids told apart by tag', () => {
    const { requirements } = assemble(
      source({
        master: { tasks: [task(1), task(2, { dependencies: ['1'] })] },
        'Web UI': { tasks: [task(1), task(2, { dependencies: [1] })] },
      }),
    );
    expect(requirements.map(({ id, area, dependsOn }) => [id, area, dependsOn])).toEqual([
      ['TM-1', 'master', []],
      ['TM-2', 'master', ['TM-1']],
      ['TM-web-ui.1', 'web-ui', []],
      ['TM-web-ui.2', 'web-ui', ['TM-web-ui.1']],
    ]);
  });

  it('keeps the ids of a legacy list when it becomes the tag master', () => {
    const tasks = [task(1), task(2)];
    const ids = (data: unknown) => assemble(source(data)).requirements.map(({ id }) => id);
    expect(ids({ tasks })).toEqual(ids({ master: { tasks } }));
  });

  it('keeps tags apart that have one slug', () => {
    const { requirements } = assemble(source({ 'a b': { tasks: [task(1)] }, 'a-b': { tasks: [task(1)] } }));
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(2);
  });

  it('normalises what a task states', () => {
    const stated = {
      status: 'in-progress',
      priority: 'High',
      assignee: 'ada',
      description: 'Refunds\nby mail',
      testStrategy: 'Refund twice.\n\n- One is paid\n- One is refused',
    };
    const { requirements } = assemble(source({ tasks: [task(7, stated)] }));
    expect(requirements).toEqual([
      expect.objectContaining({
        status: 'in-progress',
        priority: 'high',
        owner: 'ada',
        kind: 'expansion',
        summary: 'Refunds by mail',
        source: { file: FILE, line: 3 },
      }),
    ]);
    expect(requirements[0]?.acceptance.map(({ text }) => text)).toEqual([
      'Refund twice.',
      'One is paid',
      'One is refused',
    ]);
  });

  it.each([
    ['bugfix-tui', 'Add a guard', 'stabilization'],
    ['master', 'Fix the guard', 'stabilization'],
    ['master', 'Add a bug report form', 'expansion'],
  ])('sorts tag %s, title %j as %s', (tag, title, kind) => {
    expect(assemble(source({ [tag]: { tasks: [task(1, { title })] } })).requirements[0]?.kind).toBe(kind);
  });

  it('takes a subtask for sibling-relative, and waits for the task whose subtask it names', () => {
    const subtasks = [task(1), task(2, { dependencies: [1, '1.3', '3.1'] }), task(3)];
    const { requirements, diagnostics } = assemble(
      source({ tasks: [task(1, { subtasks }), task(2), task(3, { subtasks: [task(1)] })] }),
    );
    expect(requirements[0]?.dependsOn).toEqual(['TM-3']);
    expect(diagnostics).toEqual([]);
  });

  it('reports a subtask that waits for no sibling', () => {
    const { requirements, diagnostics } = assemble(
      source({ tasks: [task(1, { subtasks: [task(1, { dependencies: [9] })] })] }),
    );
    expect(requirements[0]?.dependsOn).toEqual([]);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['NXP-144', 3]]);
  });

  it('keeps a dependency that is not there, for the plan to report', () => {
    expect(assemble(source({ tasks: [task(1, { dependencies: [99] })] })).requirements[0]?.dependsOn).toEqual([
      'TM-99',
    ]);
  });

  it('reads the first of two tasks with one id, and says so', () => {
    const { requirements, diagnostics } = assemble(source({ tasks: [task(1), task(1, { title: 'Again' })] }));
    expect(requirements.map(({ title }) => title)).toEqual(['Task 1']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['NXP-143']);
  });
});
