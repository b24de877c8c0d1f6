import { parseMarkdown } from '../markdown/parse-markdown';
import { findValue, readKeyLines, readOverview } from './key-lines';

describe('readOverview', () => {
  it.each([
    ['under the title', '# A\n\n**Priority**: HIGH\n'],
    ['above the title', 'Priority: HIGH\n\n# A\n'],
    ['without a title', '**Priority:** HIGH\n'],
    ['in the first chapter', '# A\n\n## Facts\n\n- Priority: HIGH\n'],
    ['in a later chapter of metadata', '# A\n\n## One\n\n## 2. Meta-Data\n\n**Priority**: HIGH\n'],
    ['as a heading', '# A\n\n## Priority: HIGH\n'],
    ['turned into a heading by a rule', '# A\n\n## Facts\n\n**Status**: Draft\n**Priority**: HIGH\n---\n'],
    ['in a table', '# A\n\n| Field | Value |\n|---|---|\n| **Priority** | HIGH |\n'],
    ['in a table’s head', '# A\n\n| Priority | HIGH |\n|---|---|\n'],
    ['in a quote', '# A\n\n> **Priority**: HIGH\n'],
    ['in Japanese', '# A\n\n**優先度**：HIGH\n'],
  ])('finds a value %s', (_, text) => {
    expect(findValue(readOverview(parseMarkdown(text)), 'priority')).toBe('HIGH');
  });

  it('does not look into other chapters', () => {
    const text = '# A\n\n## One\n\n## Two\n\n**Priority**: HIGH\n';
    expect(findValue(readOverview(parseMarkdown(text)), 'priority')).toBeNull();
  });

  it('reads each line once', () => {
    const lines = readOverview(parseMarkdown('# A\n\n## Overview\n\n**Priority**: HIGH\n'));
    expect(lines.filter(({ key }) => key === 'Priority')).toHaveLength(1);
  });
});

describe('findValue', () => {
  it('takes the first value that is not empty, as plain text', () => {
    const { sections } = parseMarkdown('# A\n\n**Owner**:\n\n**Worker**: `WORKER-01`\n\n**Owner**: no\n');
    expect(findValue(readKeyLines(sections), 'owner')).toBe('WORKER-01');
  });

  it('does not take a key that only holds the word', () => {
    const { sections } = parseMarkdown('# A\n\n**Priority of phases**: 1\n');
    expect(findValue(readKeyLines(sections), 'priority')).toBeNull();
  });
});
