import { parseMarkdown } from '../markdown/parse-markdown';
import { eachBlock, eachItem, eachSection, findSummary, findTitle, labelOf } from './outline';

describe('eachItem', () => {
  it('walks lists depth first with headings, labels and depths', () => {
    const root = parseMarkdown('# A\n\n**Now**:\n\n- one\n  - two\n\n## B\n\n- three\n');
    expect(eachItem(root).map(({ item, path, label, depth }) => [item.text, path.at(-1)?.title, label, depth])).toEqual(
      [
        ['one', 'A', 'Now', 0],
        ['two', 'A', 'Now', 1],
        ['three', 'B', null, 0],
      ],
    );
  });
});

describe('eachBlock', () => {
  it('keeps a label until the next paragraph', () => {
    const root = parseMarkdown('Label:\n\n- a\n\n1. b\n\nText.\n\n- c\n');
    const lists = eachBlock(root).filter(({ block }) => block.type === 'list');
    expect(lists.map(({ label }) => label)).toEqual(['Label', 'Label', null]);
  });
});

describe('labelOf', () => {
  it.each([
    ['**Acceptance Scenarios**:', 'Acceptance Scenarios'],
    ['**Acceptance Scenarios:**', 'Acceptance Scenarios'],
    ['**Bold**', 'Bold'],
    ['**Why**: because\n**Scenarios**：', 'Scenarios'],
    ['This enables:', 'This enables'],
    ['Just text.', null],
    ['**Key**: value', null],
    ['**Key**: value in **bold**', null],
  ])('of %j is %j', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });
});

describe('findTitle and findSummary', () => {
  it('find the first heading of level 1 and the first paragraph of prose', () => {
    const root = parseMarkdown('# A\n\n**Key**: value\n\n**Label**:\n\n## B\n\nSome *prose*\nhere.\n\n# C\n');
    expect(findTitle(root)?.title).toBe('A');
    expect(findSummary(root)).toBe('Some prose here.');
    expect(eachSection(root).map(({ title }) => title)).toEqual(['', 'A', 'B', 'C']);
  });

  it('find nothing in an empty text', () => {
    expect([findTitle(parseMarkdown('')), findSummary(parseMarkdown(''))]).toEqual([null, '']);
  });
});
