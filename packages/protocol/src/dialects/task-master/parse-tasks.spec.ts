import fc from 'fast-check';
import { locateTasks } from './locate-tasks';
import { hasTaskGrammar, parseTasks } from './parse-tasks';

const task = (id: unknown, more: object = {}) => ({
  id,
  title: `Task ${String(id)}`,
  dependencies: [],
  details: 'x',
  ...more,
});
const print = (data: unknown) => JSON.stringify(data, null, 2);

describe('parseTasks', () => {
  it('reads the legacy shape as the tag master', () => {
    const { tasks } = parseTasks(print({ tasks: [task(1), task('b', { dependencies: [1] })] }));
    expect(tasks.map(({ tag, id, dependencies }) => [tag, id, dependencies])).toEqual([
      ['master', '1', []],
      ['master', 'b', ['1']],
    ]);
  });

  it('reads every tag of the tagged shape', () => {
    const { tasks } = parseTasks(print({ master: { tasks: [task(1)], metadata: {} }, ui: { tasks: [task(1)] } }));
    expect(tasks.map(({ tag, id }) => [tag, id])).toEqual([
      ['master', '1'],
      ['ui', '1'],
    ]);
  });

  it('names subtasks by their parent, and leaves ids that say it already', () => {
    const subtasks = [task(1), task('2.2'), task('slug')];
    expect(parseTasks(print({ tasks: [task(2, { subtasks })] })).tasks[0]?.subtasks.map(({ id }) => id)).toEqual([
      '2.1',
      '2.2',
      'slug',
    ]);
  });

  it('says what is wrong with a task, and reads the others', () => {
    const { tasks, problems } = parseTasks(print({ tasks: [task(1), null, { title: 'No id' }, { id: 4 }, task(5)] }));
    expect(tasks.map(({ id }) => id)).toEqual(['1', '5']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('not an object'),
      expect.stringContaining('no id'),
      expect.stringContaining('no title'),
    ]);
  });

  it.each(['null', '[]', '1', '"x"', '{}', '{"tasks": {}}', '{"__proto__": {"x": 1}}'])(
    'finds no list in %s',
    (text) => {
      expect(parseTasks(text)).toEqual({ hasLists: false, tasks: [], problems: [] });
    },
  );

  it('reads a tag of any name', () => {
    expect(parseTasks('{"__proto__": {"tasks": [{"id": 1, "title": "a"}]}}').tasks.map(({ tag }) => tag)).toEqual([
      '__proto__',
    ]);
  });

  it('survives deep nesting', () => {
    const text = `{"tasks": [{"id": 1, "title": "a", "x": ${'['.repeat(5000)}${']'.repeat(5000)}}]}`;
    expect(parseTasks(text).tasks).toHaveLength(1);
  });
});

describe('locateTasks', () => {
  it('finds the line of every task, whatever its texts hold', () => {
    const titles = fc.array(
      fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\n', 'a', '"tasks"') }),
    );
    fc.assert(
      fc.property(titles, fc.boolean(), (texts, tagged) => {
        const list = { tasks: texts.map((title, id) => ({ id, title, subtasks: [{ tasks: [title] }] })) };
        const text = print(tagged ? { ui: list, [texts.join('')]: 1 } : list);
        const expected = text
          .split('\n')
          .flatMap((line, index) =>
            /^( {4}| {6})\{$/.test(line) && line.length === (tagged ? 7 : 5) ? [index + 1] : [],
          );
        const lines = locateTasks(text);
        expect(texts.map((_, index) => lines.get(`${tagged ? 'ui/' : ''}tasks/${index}`))).toEqual(expected);
      }),
    );
  });
});

describe('hasTaskGrammar', () => {
  it.each([
    ['tasks with dependencies and details', { tasks: [task(1)] }, true],
    ['tagged tasks', { ui: { tasks: [task(1)] } }, true],
    ['tasks of ids and titles alone', { tasks: [{ id: 1, title: 'a', status: 'todo' }] }, false],
    ['tasks without ids', { tasks: [{ title: 'a', dependencies: [], details: '' }] }, false],
    ['no task', { tasks: [] }, false],
    ['no list', { version: '2.0.0', tasks: {} }, false],
  ])('tells %s', (_, data, expected) => {
    expect(hasTaskGrammar(print(data))).toBe(expected);
  });
});
