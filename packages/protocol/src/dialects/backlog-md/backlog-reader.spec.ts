import type { SourceText } from '../../model/document';
import { backlogReader } from './backlog-reader';

const source = (file: string, ...lines: string[]): SourceText => ({ file, text: lines.join('\n') });
const read = (file: string, ...lines: string[]) => backlogReader.read(source(file, ...lines));
const open = (id: string, fields: string[] = [], ...body: string[]) =>
  read(`backlog/tasks/${id}.md`, '---', `id: ${id}`, `title: Task ${id}`, ...fields, '---', ...body);
const assemble = (...readings: ReturnType<typeof read>[]) => backlogReader.assemble(readings);

describe('claim', () => {
  it.each([
    'backlog/tasks/task-1 - A.md',
    'backlog/completed/task-1.md',
    'backlog/archive/tasks/task-1.md',
    'apps/x/.backlog/tasks/a/task-1.md',
  ])('takes %s', (file) => {
    expect(backlogReader.claim(source(file))).toEqual({ take: true });
  });

  it.each([
    'backlog/drafts/draft-1.md',
    'backlog/milestones/m-1.md',
    'backlog/archive/milestones/m-1.md',
    'backlog/decisions/decision-1.md',
    'backlog/docs/doc-1.md',
    'backlog/tasks/README.md',
  ])('leaves %s out with a reason', (file) => {
    expect(backlogReader.claim(source(file))).toEqual({ take: false, reason: expect.stringMatching(/\w/) });
  });

  it.each(['backlog/ideas/a.md', 'tasks/task-1.md', 'backlog/tasks/task-1.json', 'backlog.md'])(
    'says nothing of %s',
    (file) => {
      expect(backlogReader.claim(source(file))).toBeNull();
    },
  );
});

describe('read', () => {
  it('reads the front matter as written', () => {
    const { document } = open('task-1', [
      'status: To Do',
      'priority: High',
      'type: Feature',
      'dependencies: [task-2, TASK-3]',
    ]);
    expect(document).toMatchObject({
      kind: 'task',
      id: 'task-1',
      title: 'Task task-1',
      declared: { type: 'Feature', priority: 'High', status: 'To Do' },
      dependencies: [
        { ref: 'task-2', raw: 'task-2' },
        { ref: 'TASK-3', raw: 'TASK-3' },
      ],
    });
  });

  it('reads the criteria between the markers, and nothing of description, plan and definition of done', () => {
    const { facts } = open(
      'task-1',
      [],
      '## Description',
      '<!-- SECTION:DESCRIPTION:BEGIN -->',
      '## Acceptance Criteria',
      '- [ ] not this one',
      '<!-- SECTION:DESCRIPTION:END -->',
      '## Acceptance Criteria',
      '<!-- AC:BEGIN -->',
      '- [ ] #1 It **works**',
      '- [x] #2 It lasts',
      '- [ ] #2 It costs little',
      '<!-- AC:END -->',
      '## Definition of Done',
      '<!-- DOD:BEGIN -->',
      '- [ ] #1 Reviewed',
      '<!-- DOD:END -->',
      '## Implementation Plan',
      '- [ ] Build it',
    );
    expect(facts.acceptance.map(({ id, text, checked, line }) => [id, text, checked, line])).toEqual([
      ['1', 'It works', false, 12],
      ['2', 'It lasts', true, 13],
      [null, 'It costs little', false, 14],
    ]);
  });

  it('reads criteria from before there were markers', () => {
    const { document } = open(
      'task-1',
      [],
      '## Acceptance Criteria',
      '- [ ] It works',
      '- [x] It lasts',
      '## Implementation Notes',
      '- [ ] Note',
    );
    expect(document.acceptance).toEqual([
      { text: 'It works', checked: false },
      { text: 'It lasts', checked: true },
    ]);
  });

  it.each([
    ['on two lines', ['<!-- AC:BEGIN -->', '<!-- AC:END -->']],
    ['on one line', ['<!-- AC:BEGIN --><!-- AC:END -->']],
  ])('finds none where the markers %s hold none', (_, markers) => {
    const { document } = open('task-1', [], '## Acceptance Criteria', ...markers, '- [ ] after');
    expect(document.acceptance).toEqual([]);
  });

  it.each([
    ['assignee: @ada', 'ada'],
    ['assignee: [@ada, bob]', 'ada'],
    ['assignee:\n  - @ada', 'ada'],
    ["assignee: ['@ada']", 'ada'],
    ['assignee: []', null],
  ])('reads %j, which YAML may not', (field, assignee) => {
    const { facts, diagnostics } = open('task-1', [field]);
    expect([facts.assignee, diagnostics]).toEqual([assignee, []]);
  });

  it.each([
    ['no front matter', ['# Task'], 'NXP-140', null],
    ['YAML that cannot be read', ['---', 'id: task-1', 'labels: [a', '---'], 'NXP-148', expect.any(Number)],
    ['front matter that is never closed', ['---', 'id: task-1'], 'NXP-148', 1],
    ['no id', ['---', 'title: A', '---'], 'NXP-143', 1],
  ])('reports %s', (_, lines, code, line) => {
    const { diagnostics } = read('backlog/tasks/a.md', ...lines);
    expect(diagnostics.map((each) => [each.code, each.line])).toContainEqual([code, line]);
    expect(assemble(read('backlog/tasks/a.md', ...lines)).requirements).toEqual([]);
  });

  it('reports ten thousand aliases and does not hang', () => {
    const aliases = Array.from({ length: 10_000 }, () => '*a').join(', ');
    const { diagnostics } = read('backlog/tasks/a.md', '---', 'a: &a [1, 2, 3]', `b: [${aliases}]`, '---');
    expect(diagnostics.map(({ code }) => code)).toContain('NXP-148');
  });
});

describe('assemble', () => {
  it('normalises what a task states', () => {
    const task = open(
      'task-1',
      ['status: In Progress', 'priority: low', 'labels: [Web UI, api]'],
      '## Description',
      '',
      'Refunds by mail.',
    );
    expect(assemble(task).requirements).toEqual([
      expect.objectContaining({
        id: 'task-1',
        title: 'Task task-1',
        kind: 'expansion',
        priority: 'low',
        area: 'web-ui',
        status: 'in-progress',
        summary: 'Refunds by mail.',
        source: { file: 'backlog/tasks/task-1.md', line: 1 },
      }),
    ]);
  });

  it.each([
    [['labels: [bug, billing]'], 'stabilization', 'billing'],
    [['labels: [bug]'], 'stabilization', 'bug'],
    [['type: bug'], 'stabilization', 'backlog'],
    [['labels: [debugging]'], 'expansion', 'debugging'],
    [['labels: []'], 'expansion', 'backlog'],
  ])('sorts %j as %s in %s', (fields, kind, area) => {
    expect(assemble(open('task-1', fields)).requirements[0]).toMatchObject({ kind, area });
  });

  it('takes the area of the parent where a task has no label', () => {
    const { requirements } = assemble(
      open('task-1', ['labels: [billing]']),
      open('task-1.01', ['parent_task_id: task-1']),
    );
    expect(requirements.map(({ area }) => area)).toEqual(['billing', 'billing']);
  });

  it.each([
    ['backlog/completed/a.md', 'To Do', 'done'],
    ['backlog/archive/tasks/a.md', 'To Do', 'withdrawn'],
    ['backlog/archive/tasks/a.md', 'Done', 'done'],
    ['backlog/tasks/a.md', 'Done', 'done'],
    ['backlog/tasks/a.md', 'Icebox', null],
  ])('takes a task in %s with the status %j for %j', (file, status, expected) => {
    expect(assemble(read(file, '---', 'id: a', 'title: A', `status: ${status}`, '---')).requirements[0]?.status).toBe(
      expected,
    );
  });

  it.each([
    ['task-2', 'TASK-2'],
    ['back-2', 'TASK-2'],
    ['TASK-02', 'TASK-2'],
    ['task-3.1', 'TASK-3.01'],
    ['back-9', 'TASK-9'],
    ['the other one', 'the-other-one'],
  ])('finds what the dependency %s means', (dependency, expected) => {
    const { requirements } = assemble(
      open('TASK-1', [`dependencies: [${dependency}]`]),
      open('TASK-2'),
      open('TASK-3.01'),
    );
    expect(requirements[0]?.dependsOn).toEqual([expected]);
  });

  it('leaves a dependency that fits two tasks as it is, and says so', () => {
    const { requirements, diagnostics } = assemble(
      open('API-1', ['dependencies: [task-2]']),
      open('API-2'),
      open('UI-2'),
    );
    expect(requirements[0]?.dependsOn).toEqual(['task-2']);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([['NXP-149', 4]]);
  });

  it('does not guess the prefix of a task that is not there where a backlog has several', () => {
    const { requirements } = assemble(open('API-1', ['dependencies: [task-9]']), open('UI-2'));
    expect(requirements[0]?.dependsOn).toEqual(['task-9']);
  });

  it('drops a dependency of a finished task on one that is gone', () => {
    const finished = read(
      'backlog/completed/a.md',
      '---',
      'id: task-1',
      'title: A',
      'dependencies: [task-9, task-2]',
      '---',
    );
    expect(assemble(finished, open('task-2')).requirements[0]?.dependsOn).toEqual(['task-2']);
  });

  it('looks for tasks in their own backlog only', () => {
    const other = read('b/backlog/tasks/x.md', '---', 'id: X-2', 'title: A', '---');
    const { requirements } = assemble(open('T-1', ['dependencies: [x-2]']), other);
    expect(requirements[0]?.dependsOn).toEqual(['T-2']);
  });

  it('says which labels are one area', () => {
    const { diagnostics } = assemble(open('task-1', ['labels: [Web UI]']), open('task-2', ['labels: [web-ui]']));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['NXP-150', 'The labels "Web UI", "web-ui" are one area, web-ui.'],
    ]);
  });
});
