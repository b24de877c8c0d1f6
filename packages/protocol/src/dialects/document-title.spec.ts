import { parseMarkdown } from '../markdown/parse-markdown';
import { readTitle } from './document-title';

describe('readTitle', () => {
  it.each([
    ['# Change: Add refunds', 'Add refunds'],
    ['# Change：退款', '退款'],
    ['# Change - Add refunds', 'Add refunds'],
    ['# Change: Ports: a rewrite', 'Ports: a rewrite'],
    ['# Refunds: a change', 'Refunds: a change'],
    ['# Refunds - Change', 'Refunds - Change'],
    ['# Change', null],
    ['# Change:', null],
    ['## Change: no title', null],
    ['', null],
  ])('reads %j as %j', (text, title) => {
    expect(readTitle(parseMarkdown(text), ['change'])).toBe(title);
  });
});
