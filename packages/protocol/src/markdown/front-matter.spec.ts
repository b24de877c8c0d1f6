import * as fc from 'fast-check';
import { splitFrontMatter } from './front-matter';

describe('splitFrontMatter', () => {
  it.each([
    ['LF', '---\nid: A\nlist:\n  - x\n  - y\n---\n# T\n'],
    ['CRLF', '---\r\nid: A\r\nlist:\r\n  - x\r\n  - y\r\n---\r\n# T\r\n'],
    ['a byte order mark', '\uFEFF---\nid: A\nlist:\n  - x\n  - y\n---\n# T\n'],
  ])('reads data, body and lines with %s', (_, text) => {
    const front = splitFrontMatter(text);
    expect(front).toMatchObject({ data: { id: 'A', list: ['x', 'y'] }, bodyLine: 7, problems: [] });
    expect(front?.body.trim()).toBe('# T');
    expect(front?.lines.get('list')).toBe(3);
    expect(front?.lineAt(['list', 1])).toBe(5);
    expect(front?.lineAt(['missing'])).toBe(1);
  });

  it.each(['# T', '', '---\n\nA rule first\n', ' ---\nid: A\n---\n'])('finds none in %j', (text) => {
    expect(splitFrontMatter(text)).toBeNull();
  });

  it.each([
    ['a duplicate key', 'id: A\nid: B', 3],
    ['broken YAML', 'id: [A\nkind: x', 3],
    ['an unknown tag', 'id: A\nrun: !!js/function x', 3],
    ['a list', '- A', 2],
    ['an alias without anchor', 'id: *a', 1],
  ])('reports %s with its line', (_, yaml, line) => {
    const front = splitFrontMatter(`---\n${yaml}\n---\nbody\n`);
    expect(front?.problems).toEqual([{ line, message: expect.any(String) }]);
    expect(front?.body).toBe('body\n');
  });

  it('reports front matter that is never closed', () => {
    expect(splitFrontMatter('---\nid: A\n')?.problems).toMatchObject([{ line: 1 }]);
  });

  it('refuses keys that reach a prototype, at any depth', () => {
    const front = splitFrontMatter('---\nid: A\n__proto__: { polluted: 1 }\nmap:\n  constructor: x\n---\n');
    expect(front?.problems.map((problem) => problem.line)).toEqual([3, 5]);
    expect(front?.data).toEqual({ id: 'A', map: {} });
    expect(Object.getPrototypeOf(front?.data)).toBe(Object.prototype);
  });

  it.each([
    [
      'aliases',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefg'
        .split('')
        .map((k, i) => `${k}: &${k} [${`*${'abcdefg'[i]!}, `.repeat(9)}]`)
        .join('\n')}`,
    ],
    ['nesting', `a: ${'['.repeat(30_000)}`],
    ['length', `a: ${'x'.repeat(100_000)}`],
  ])('limits %s', (_, yaml) => {
    const started = performance.now();
    expect(splitFrontMatter(`---\n${yaml}\n---\n`)?.problems).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('never throws and names only lines that the text has', () => {
    const piece = fc.constantFrom(
      'id',
      ': ',
      '\n',
      '- ',
      '[',
      '{',
      '"',
      '&a ',
      '*a',
      '!!x ',
      '---',
      '\t',
      '  ',
      '#',
      '\r\n',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = `---\n${pieces.join('')}\n---\nx`;
        const front = splitFrontMatter(text);
        const last = text.split('\n').length;
        for (const line of [...(front?.problems.map((p) => p.line) ?? []), ...(front?.lines.values() ?? [])]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
    );
  });
});
