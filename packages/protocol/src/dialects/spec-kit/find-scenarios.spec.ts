import { parseMarkdown } from '../../markdown/parse-markdown';
import { findScenarios } from './find-scenarios';

const find = (text: string) => findScenarios(parseMarkdown(text)).map((scenario) => scenario.text);

describe('findScenarios', () => {
  it.each<[string, string, string[]]>([
    [
      'a numbered list under its label',
      '### User Story 1\n\n**Acceptance Scenarios**:\n\n1. **Given** a, **When** b, **Then** c\n2. **Given** d, **When** e, **Then** f\n',
      ['Given a, When b, Then c', 'Given d, When e, Then f'],
    ],
    ['a list right below its label', '**Why**: x\n**Acceptance Scenarios**:\n1. Refunds work\n', ['Refunds work']],
    ['a list under a heading', '## Stories\n\n### Acceptance Scenarios\n\n- Refunds work\n', ['Refunds work']],
    ['a label in another language', '**验收场景**：\n\n1. 退款成功\n', ['退款成功']],
    [
      'one bullet a step',
      '## Story\n\n- **Given** a\n- **And** b\n- **When** c\n- **Then** d\n- **Given** e\n- **When** f\n- **Then** g\n',
      ['Given a And b When c Then d', 'Given e When f Then g'],
    ],
    [
      'steps below a name',
      '**Acceptance Scenarios**:\n\n1. Refund\n   - **Given** a\n   - **When** b\n   - **Then** c\n',
      ['Refund Given a When b Then c'],
    ],
    ['a paragraph', '#### Scenario 1\n\n**Given** a\n**When** b\n**Then** c\n', ['Given a When b Then c']],
    [
      'a sentence of the form without a label',
      '## Story\n\n- Given a, when b, then c\n- When offline, then wait\n',
      ['Given a, when b, then c'],
    ],
    [
      'nothing of the template',
      '**Acceptance Scenarios**:\n\n1. **Given** [initial state], **When** [action], **Then** [expected outcome]\n',
      [],
    ],
    [
      'nothing of a checklist',
      '## Review & Acceptance Checklist\n\n### Acceptance criteria\n\n- [ ] Given a, when b, then c\n',
      [],
    ],
    ['nothing of code', '**Acceptance Scenarios**:\n\n```\n1. Given a, When b, Then c\n```\n', []],
    [
      'nothing of the list after the next label',
      '**Acceptance Scenarios**:\n\n1. One\n\n**Edge Cases**:\n\n- Two\n',
      ['One'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
