import { parseMarkdown } from '../markdown/parse-markdown';
import { readChecklist, toProgress } from './checklist';

const read = (...lines: string[]) => readChecklist(parseMarkdown(lines.join('\n')));

describe('readChecklist', () => {
  it('reads number, title and box', () => {
    expect(read('## 1. Port', '- [x] 1.1 Add `port.ts`', '- [ ] 1.2. Add the **fake**', '* [X] 2. Wire')).toEqual([
      { id: '1.1', title: 'Add port.ts', done: true },
      { id: '1.2', title: 'Add the fake', done: false },
      { id: '2', title: 'Wire', done: true },
    ]);
  });

  it('reads optional tasks and tasks that may run side by side', () => {
    expect(read('- [ ]* 1.1 Test it', '- [x]* 1.2 Test more', '- [ ] 1.3 (P) Build it', '- [-] 1.4 Half done')).toEqual(
      [
        { id: '1.1', title: 'Test it', done: false },
        { id: '1.2', title: 'Test more', done: true },
        { id: '1.3', title: 'Build it', done: false },
        { id: '1.4', title: 'Half done', done: false },
      ],
    );
  });

  it('takes a nested box for a task only where it has a number', () => {
    const tasks = read(
      '- [ ] 1. Group',
      '  - [x] 1.1 Part',
      '  - [ ] a detail',
      '    - [ ] 1.1.1 Smaller part',
      '  - plain',
    );
    expect(tasks.map((task) => task.id)).toEqual(['1', '1.1', '1.1.1']);
  });

  it('numbers boxes in a numbered list by their place', () => {
    expect(read('1. [ ] First', '2. [x] Second').map((task) => task.id)).toEqual(['1', '2']);
  });

  it('passes over items without a box and boxes in code', () => {
    expect(read('- plain', '```', '- [ ] 1 not a task', '```')).toEqual([]);
  });
});

describe('toProgress', () => {
  it.each([
    [[], null],
    [[false, false], 'proposed'],
    [[true, false], 'in-progress'],
    [[true, true], 'done'],
  ])('reads %j as %j', (boxes, status) => {
    expect(toProgress(boxes.map((done) => ({ id: null, title: '', done })))).toBe(status);
  });
});
