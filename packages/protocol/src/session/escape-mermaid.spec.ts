import fc from 'fast-check';

import { escapeMermaid } from './escape-mermaid';

describe('escapeMermaid', () => {
  it.each([
    ['expansion/billing', 'expansion/billing'],
    ['@acme/contracts-billing', '@acme/contracts-billing'],
    ['say "no"] --> x', 'say #34;no#34;#93; --#62; x'],
    ['<b>&amp;', '#60;b#62;#38;amp#59;'],
    ['end', 'en#100;'],
    ['the END of it', 'the EN#68; of it'],
    ['weekend', 'weekend'],
    ['1. one', '1#46; one'],
    ['- one', '#45; one'],
    ['%%{init: {}}%%', '#37;#37;#123;init#58; #123;#125;#125;#37;#37;'],
    ['a\n  end\nb', 'a en#100; b'],
    ['', '#40;empty#41;'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeMermaid(text)).toBe(expected);
  });

  it('cuts what is too long for a picture', () => {
    expect(escapeMermaid('a'.repeat(61))).toBe(`${'a'.repeat(59)}#8230;`);
    expect(escapeMermaid('a'.repeat(60))).toBe('a'.repeat(60));
  });

  it('leaves nothing that Mermaid reads, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const label = escapeMermaid(text).replace(/#\d+;/g, '');
        expect(label).toMatch(/^[\p{L}\p{N}\p{M} @/,.-]*$/u);
        expect(label).not.toMatch(/\bend\b/i);
      }),
    );
  });
});
