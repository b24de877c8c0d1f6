import { parseMarkdown } from '../../markdown/parse-markdown';
import { findClarifications } from './find-clarifications';

const find = (text: string) =>
  findClarifications(parseMarkdown(text)).map(({ text: question, line }) => [question, line]);

describe('findClarifications', () => {
  it.each<[string, string, [string, number][]]>([
    ['an item', '- **FR-006**: log in via [NEEDS CLARIFICATION: SSO or password?]\n', [['SSO or password?', 1]]],
    ['a nested item', '- a\n  - b [NEEDS CLARIFICATION: how long?]\n', [['how long?', 2]]],
    ['a paragraph’s second line', 'One\ntwo [NEEDS CLARIFICATION: which?]\n', [['which?', 2]]],
    ['a table', '| a |\n|---|\n| [NEEDS CLARIFICATION: cell?] |\n', [['cell?', 3]]],
    ['a heading', '## Story [NEEDS CLARIFICATION: whose?]\n', [['whose?', 1]]],
    [
      'a mark without a question',
      'Keep data for [NEEDS CLARIFICATION] days\n',
      [['Keep data for [NEEDS CLARIFICATION] days', 1]],
    ],
    [
      'two in one line',
      '[NEEDS CLARIFICATION: a] [needs clarification: b]\n',
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
    ['nothing of a checklist’s line', '- [ ] No [NEEDS CLARIFICATION] markers remain\n', []],
    ['nothing of a checklist', '## Review Checklist\n\n- None [NEEDS CLARIFICATION]\n', []],
    ['nothing of code', 'Use `[NEEDS CLARIFICATION: x]` so:\n\n```\n[NEEDS CLARIFICATION: y]\n```\n', []],
    ['nothing of comments', '<!-- [NEEDS CLARIFICATION: z] -->\n', []],
  ])('reads %s', (_, text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
