import { runInNewContext } from 'node:vm';

import fc from 'fast-check';

import { commentText, fileName, kebabCase, markdownText, pascalCase, quote } from './source-text';

describe('quote', () => {
  it('gives back any text when it is evaluated', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => runInNewContext(quote(text)) === text));
  });
});

describe('commentText', () => {
  it('never ends the comment it stands in', () => {
    fc.assert(fc.property(fc.string(), (text) => !commentText(`${text}*/${text}`).includes('*/')));
  });
});

describe('markdownText', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>', '\\<script\\>'],
    ['two\nlines\u202e', 'two lines'],
    ['# no heading', '\\# no heading'],
  ])('makes %j one harmless line', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });
});

describe('names', () => {
  it.each([
    ['RefundGateway', 'refund-gateway', 'RefundGateway'],
    ['HTTPClient', 'http-client', 'HttpClient'],
    ['order-history', 'order-history', 'OrderHistory'],
  ])('%s is %s and %s', (name, kebab, pascal) => {
    expect([kebabCase(name), pascalCase(name)]).toEqual([kebab, pascal]);
  });

  it.each([
    ['RefundGateway', 'refund-gateway'],
    ['Index', 'index-contract'],
    ['Con', 'con-contract'],
    ['$', 'contract'],
    ['Gro\u0308\u00dfe', 'gr\u00f6\u00dfe'],
  ])('%s is in the file %s', (name, file) => {
    expect(fileName(name, 'contract')).toBe(file);
  });
});
