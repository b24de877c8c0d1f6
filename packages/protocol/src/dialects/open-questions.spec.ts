import { parseMarkdown } from '../markdown/parse-markdown';
import { findOpenQuestions } from './open-questions';

const find = (...lines: string[]) =>
  findOpenQuestions(parseMarkdown(lines.join('\n'))).map(({ text, line }) => [text, line]);

describe('findOpenQuestions', () => {
  it('finds the questions that carry no answer, with their line', () => {
    const questions = find(
      '# Refunds',
      '## 9. Open Questions',
      '- Who **approves** a refund?',
      '- How long is it kept?',
      '  - Resolution: seven years',
      '- Is tax refunded? Decision: yes',
      '- [x] Is it logged?',
      '- Nothing else so far',
    );
    expect(questions).toEqual([['Who approves a refund?', 3]]);
  });

  it('looks under no other heading', () => {
    expect(find('## Answered questions', '- Who approves it?', '## Notes', '- Really?')).toEqual([]);
  });

  it('reads full-width question marks', () => {
    expect(find('## Open Questions', '- 谁批准退款？')).toEqual([['谁批准退款？', 2]]);
  });
});
