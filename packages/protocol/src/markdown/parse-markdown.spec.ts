import * as fc from 'fast-check';
import type { Block, Section } from './markdown';
import { parseMarkdown } from './parse-markdown';

describe('parseMarkdown', () => {
  it('nests sections by their level, whatever way headings are written', () => {
    const root = parseMarkdown('intro\n\n# One #\n\n## Two\n\nThree\n-----\n\n#### Deep\n\nFour\n====\n');
    expect(outline(root)).toEqual(['1 One@3', '2 Two@5', '2 Three@7', '4 Deep@10', '1 Four@12']);
    expect(root.blocks).toEqual([{ type: 'paragraph', text: 'intro', line: 1 }]);
  });

  it.each([
    ['a byte order mark', '\uFEFF# One\n\ntext\n'],
    ['CRLF', '# One\r\n\r\ntext\r\n'],
    ['no final line end', '# One\n\ntext'],
  ])('reads a document with %s', (_, text) => {
    const [section] = parseMarkdown(text).sections;
    expect(section).toMatchObject({ title: 'One', line: 1, blocks: [{ text: 'text', line: 3 }] });
  });

  it('counts lines from the given first line', () => {
    expect(parseMarkdown('\n# One\n', 10).sections[0]).toMatchObject({ line: 11 });
  });

  it('reads lists with checkboxes, markers and what is nested in items', () => {
    const [list] = parseMarkdown('- [ ] one\n  more\n  - two\n- [X] three\n\n7. seven\n').blocks;
    expect(list).toEqual({
      type: 'list',
      ordered: false,
      line: 1,
      items: [
        {
          text: 'one\nmore',
          checked: false,
          marker: '-',
          line: 1,
          blocks: [
            {
              type: 'list',
              ordered: false,
              line: 3,
              items: [{ text: 'two', checked: null, marker: '-', line: 3, blocks: [] }],
            },
          ],
        },
        { text: 'three', checked: true, marker: '-', line: 4, blocks: [] },
      ],
    });
    expect(parseMarkdown('7. seven').blocks[0]).toMatchObject({ ordered: true, items: [{ marker: '7.' }] });
  });

  it('reads tables, fences, quotes and HTML with their lines', () => {
    const text = '| a | b |\n|---|---|\n| 1 \\| 2 | x |\n\n```ts file=a.ts\ncode\n```\n\n> # quoted\n\n<!-- AC -->\n';
    expect(parseMarkdown(text).blocks).toEqual([
      { type: 'table', header: ['a', 'b'], rows: [{ cells: ['1 | 2', 'x'], line: 3 }], line: 1 },
      { type: 'fence', info: 'ts file=a.ts', code: 'code\n', line: 6 },
      { type: 'quote', blocks: [{ type: 'paragraph', text: 'quoted', line: 9 }], line: 9 },
      { type: 'html', text: '<!-- AC -->', line: 11 },
    ]);
  });

  it('keeps a line that looks like a link definition', () => {
    expect(parseMarkdown('[AC-1]: refunds\n').blocks).toMatchObject([{ text: '[AC-1]: refunds' }]);
  });

  it('reads a hundred thousand headings and lists of any depth without exhausting the stack', () => {
    const started = performance.now();
    expect(parseMarkdown('## Heading\n'.repeat(100_000)).sections).toHaveLength(100_000);
    expect(() => parseMarkdown(`${'> '.repeat(20_000)}x\n${'- '.repeat(20_000)}x`)).not.toThrow();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('gives only lines that the text has, and never throws', () => {
    const piece = fc.constantFrom(
      '# ',
      '- ',
      '> ',
      '```',
      '\n',
      '|',
      '---',
      '    ',
      '[x] ',
      'a',
      '\r\n',
      '<div>',
      '\uFEFF',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
          fc.string(),
        ),
        (text) => {
          const last = text.split(/\r\n?|\n/).length;
          for (const line of linesOf(parseMarkdown(text))) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(last);
          }
        },
      ),
    );
  });
});

function outline(section: Section): string[] {
  return section.sections.flatMap((s) => [`${s.level} ${s.title}@${s.line}`, ...outline(s)]);
}

function linesOf(section: Section): number[] {
  return [section.line, ...section.blocks.flatMap(linesOfBlock), ...section.sections.flatMap(linesOf)];
}

function linesOfBlock(block: Block): number[] {
  if (block.type === 'list')
    return [block.line, ...block.items.flatMap((i) => [i.line, ...i.blocks.flatMap(linesOfBlock)])];
  if (block.type === 'quote') return [block.line, ...block.blocks.flatMap(linesOfBlock)];
  if (block.type === 'table') return [block.line, ...block.rows.map((row) => row.line)];
  return [block.line];
}
