import { parseMarkdown } from '../markdown/parse-markdown';
import { findAnnouncedCriteria } from './announced-criteria';

const find = (text: string) => findAnnouncedCriteria(parseMarkdown(text)).map((criterion) => criterion.text);

describe('findAnnouncedCriteria', () => {
  it.each<[string, string, string[]]>([
    [
      'boxes below a heading and its subheadings',
      '## Success Criteria\n\n### Speed\n- [ ] a\n  - [ ] b\n- no box\n',
      ['a', 'b'],
    ],
    ['bullets where nothing has a box', '## Acceptance Criteria\n- a\n  - detail\n- b\n', ['a', 'b']],
    ['a list after a label', 'Text.\n\n**Definition of Done**:\n- a\n\n**Notes**:\n- b\n', ['a']],
    ['Japanese', '## 成功基準\n- [ ] a\n', ['a']],
    ['Chinese', '## 验收标准\n- a\n', ['a']],
    ['German', '## Akzeptanzkriterien\n- a\n', ['a']],
    ['French', '## Critères d’acceptation\n- a\n', ['a']],
    ['all boxes where no heading announces any', '## 何か\n- [ ] a\n- b\n', ['a']],
    ['no review checklist', '## Review & Acceptance Checklist\n- [ ] a\n', []],
    ['no prose', '## Background\n- a\n', []],
    ['no title that only sounds like it', '# Acceptance criteria of loans\n\n- a\n', []],
  ])('reads %s', (_, text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('gives each with its line, box and headings', () => {
    expect(
      findAnnouncedCriteria(parseMarkdown('## Success Criteria\n\n### Ledger\n\n- [x] **Sum**: adds\n  up\n')),
    ).toEqual([{ text: 'Sum: adds up', checked: true, line: 5, headings: ['Success Criteria', 'Ledger'] }]);
  });
});
