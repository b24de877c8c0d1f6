import * as fc from 'fast-check';
import { decodeText, MAX_DOCUMENT_BYTES } from './decode-text';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('é')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFé')],
    ['UTF-16 LE', utf16('\uFEFFé')],
    ['UTF-16 BE', utf16('\uFEFFé').swap16()],
  ])('decodes %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: 'é' });
  });

  it.each([
    ['NUL bytes', Buffer.from('a\0b'), 'binary: it holds NUL bytes'],
    ['NUL in UTF-16', utf16('\uFEFFa\0'), 'binary: it holds NUL characters'],
    ['invalid UTF-8', Buffer.from([0x61, 0xc3, 0x28]), 'no valid UTF-8 text'],
    ['half a UTF-16 pair', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'no valid UTF-16LE text'],
    ['too many bytes', new Uint8Array(MAX_DOCUMENT_BYTES + 1), 'larger than 5 MB (5.0 MB)'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ reason });
  });

  it('gives text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(decodeText(Buffer.from(text))).toEqual({ text });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => 'text' in decodeText(bytes) || 'reason' in decodeText(bytes)));
  });
});
