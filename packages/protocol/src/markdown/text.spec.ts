import * as fc from 'fast-check';
import { parseMarkdown } from './parse-markdown';
import { eachFence, findSection, parseKeyLines, toPlainText } from './text';

describe('toPlainText', () => {
  it.each([
    ['**Bold** and *italic*, __both__ ~~gone~~', 'Bold and italic, both gone'],
    ['A [link](https://example.test/a_(b)) and ![image](a.png)', 'A link and image'],
    ['Keep `__proto__`, `a[i](x)` and packages/*', 'Keep __proto__, a[i](x) and packages/*'],
    ['**`Gateway`** title ##', 'Gateway title'],
    ['C#', 'C#'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['\\*not bold\\* \\`nor code\\`', '*not bold* `nor code`'],
    ['[BIL-002.1] text', '[BIL-002.1] text'],
    ['🎯 Goal', '🎯 Goal'],
  ])('%s', (source, plain) => {
    expect(toPlainText(source)).toBe(plain);
  });

  it('takes linear time over marks that never close', () => {
    const started = performance.now();
    for (const mark of ['`', '[', '*a ', '[a](', '_', '``` `` ` ']) toPlainText(mark.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[`*_~[\]()\\ \0a0#]*$/), (text) => typeof toPlainText(text) === 'string'),
    );
  });
});

describe('parseKeyLines', () => {
  it.each([
    ['**Status**: done', 'Status', 'done'],
    ['**Status:** done', 'Status', 'done'],
    ['**Status**：done', 'Status', 'done'],
    ['__Status:__ done', 'Status', 'done'],
    ['Status: **done**', 'Status', '**done**'],
    ['**优先级**：高', '优先级', '高'],
    ['**Depends on**:', 'Depends on', ''],
  ])('reads %s', (text, key, value) => {
    expect(parseKeyLines({ text, line: 4 })).toEqual([{ key, value, line: 4 }]);
  });

  it('keeps the order, continues values and skips what stands before the first key', () => {
    expect(parseKeyLines({ text: 'Intro\n**A**: one  \n**B**: two\\\nmore\nC: three', line: 7 })).toEqual([
      { key: 'A', value: 'one', line: 8 },
      { key: 'B', value: 'two more', line: 9 },
      { key: 'C', value: 'three', line: 11 },
    ]);
  });

  it.each(['https://example.test', '**bold** word', 'a sentence, with: a colon', '12:30'])(
    'finds no key in %s',
    (text) => {
      expect(parseKeyLines({ text, line: 1 })).toEqual([]);
    },
  );
});

describe('eachFence', () => {
  it('finds fences in subsections, lists and quotes, in order', () => {
    const root = parseMarkdown('```a\n```\n- x\n  ```b\n  ```\n\n# S\n> ```c\n> ```\n');
    expect(eachFence(root).map((fence) => fence.info)).toEqual(['a', 'b', 'c']);
  });
});

describe('findSection', () => {
  it.each([
    '## Acceptance Criteria',
    '## 3.1 Acceptance criteria:',
    '## ✅ acceptance criteria 🎉',
    '## **Acceptance criteria**',
  ])('finds %s', (heading) => {
    const root = parseMarkdown(`# Title\n\n## Other\n\n${heading}\n`);
    expect(findSection(root, ['Acceptance criteria'])?.line).toBe(5);
  });

  it('takes linear time over a title of marks', () => {
    const started = performance.now();
    findSection({ ...parseMarkdown(''), sections: [{ ...parseMarkdown(''), title: `A${' #'.repeat(200_000)} x` }] }, [
      'A',
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('returns null where no title is the same', () => {
    expect(findSection(parseMarkdown('# Acceptance criteria of others'), ['Acceptance criteria'])).toBeNull();
  });
});
