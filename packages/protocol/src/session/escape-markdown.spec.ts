import fc from 'fast-check';
import MarkdownIt from 'markdown-it';

import { codeCell, codeSpan, escapeMarkdown, fencedBlock } from './escape-markdown';
import { stripControlCharacters } from './strip-control-characters';

const markdown = new MarkdownIt({ html: true });
const MARKS = [
  ...'\\ ` * _ [ ] ( ) < > | ~ $ # - + = : ! & ; . 1'.split(' '),
  ' ',
  '\n',
  '\t',
  '&lt;',
  '&#35;',
  '---',
  '```',
  '![',
  'ab',
  '\u202E',
  '\u001b[1m',
  'é',
];
const hostileText = fc.array(fc.constantFrom(...MARKS), { maxLength: 14 }).map((parts) => parts.join(''));
const anyText = fc.oneof(hostileText, fc.string({ unit: 'binary' }));
const shown = (text: string) => stripControlCharacters(text) || '(empty)';

/** The types of all tokens, and the text of those that show some. */
function parse(source: string) {
  const tokens = markdown.parse(source, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return { types: tokens.map(({ type }) => type), tokens };
}

function textOf(source: string, type: string): string[] {
  return parse(source)
    .tokens.filter((token) => token.type === type)
    .map(({ content }) => content);
}

describe('escapeMarkdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['# Heading', '\\# Heading'],
    ['1. one', '1\\. one'],
    ['line\n# Heading', 'line # Heading'],
    ['<b>&lt;', '&lt;b>&amp;lt;'],
    ['![a](b)', '!\\[a\\](b)'],
    ['snake_case _x_', 'snake_case \\_x\\_'],
    ['`code`', '\\`code\\`'],
    ['red \u001b[31mtext\u001b[0m', 'red text'],
    ['\u202Eabc\u0007', 'abc'],
    ['Amounts stay as they are.', 'Amounts stay as they are.'],
    ['\n', '(empty)'],
  ])('%j becomes %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  it('shows any text as nothing but this text in a list item', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { types, tokens } = parse(`- ${escapeMarkdown(text)}`);
        expect(types.filter((type) => !/^(bullet_list|list_item|paragraph)_|^(inline|text)$/.test(type))).toEqual([]);
        const content = tokens.filter(({ type }) => type === 'text').map((token) => token.content);
        expect(content.join('')).toBe(shown(text));
      }),
    );
  });

  it('keeps to its cell in a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { types, tokens } = parse(`| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | last |`);
        expect(types.filter((type) => type === 'td_open')).toHaveLength(2);
        const content = tokens.filter(({ type }) => type === 'text').map((token) => token.content);
        expect(content.slice(2).join('')).toBe(`${shown(text)}last`);
      }),
    );
  });
});

describe('codeSpan', () => {
  it('shows any text as code', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = stripControlCharacters(text);
        fc.pre(line !== '');
        expect(textOf(`a ${codeSpan(text)} b`, 'code_inline')).toEqual([line]);
      }),
    );
  });

  it('says that a text is empty', () => {
    expect(codeSpan(' \u200B')).toBe('(empty)');
  });
});

describe('codeCell', () => {
  it('keeps to its cell in a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { types, tokens } = parse(`| a | b |\n| --- | --- |\n| ${codeCell(text)} | last |`);
        expect(types.filter((type) => type === 'td_open')).toHaveLength(2);
        const content = tokens.filter(({ type }) => /^(text|code_inline)$/.test(type)).map((token) => token.content);
        expect(content.slice(2).join('')).toBe(`${shown(text)}last`);
      }),
    );
  });
});

describe('fencedBlock', () => {
  it('holds any text as one block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parse(fencedBlock(text, 'ts').join('\n')).types).toEqual(['fence']);
      }),
    );
  });

  it('keeps indentation and drops colours', () => {
    expect(fencedBlock('a {\n\t\u001b[31mb\u001b[0m\n}', 'ts')).toEqual(['```ts', 'a {', '  b', '}', '```']);
  });
});
