import { nativeDocument, type HostileCase } from './hostile-case';

const GOOD = { 'ARTIFACTS/good.md': nativeDocument() };
const OTHER = nativeDocument({ id: 'BIL-002' });

const bytes = (
  name: string,
  content: string | Uint8Array,
  outcome: HostileCase['outcome'] = 'passes',
): HostileCase => ({
  name: `bytes: ${name}`,
  files: { ...GOOD, 'ARTIFACTS/b.md': content },
  outcome,
});

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? buffer.swap16() : buffer;
};

/** Files that are no text, or text of another kind. */
export const BYTE_CASES: readonly HostileCase[] = [
  bytes('NUL bytes', Buffer.from(OTHER.replace('Refunds', 'Re\0funds'))),
  bytes('only NUL bytes', Buffer.alloc(10_000)),
  bytes('a byte that is no UTF-8', Buffer.concat([Buffer.from(OTHER), Buffer.from([0xff, 0xfe, 0xc0, 0x80])])),
  bytes('an overlong sequence', Buffer.concat([Buffer.from(OTHER), Buffer.from([0xc0, 0xaf])])),
  bytes('a surrogate in UTF-8', Buffer.concat([Buffer.from(OTHER), Buffer.from([0xed, 0xa0, 0x80])])),
  bytes('a sequence cut off', Buffer.concat([Buffer.from(OTHER), Buffer.from([0xe2, 0x82])])),
  bytes('UTF-16, little end first', utf16(OTHER, false)),
  bytes('UTF-16, big end first', utf16(OTHER, true)),
  bytes('UTF-16 with a lone surrogate', Buffer.concat([utf16(OTHER, false), Buffer.from([0x00, 0xd8, 0x20, 0x00])])),
  bytes('UTF-16 of an odd length', Buffer.concat([utf16(OTHER, false), Buffer.from([0x41])])),
  bytes('Latin-1', Buffer.from(OTHER.replace('Refunds', 'Größe'), 'latin1')),
  bytes('a byte order mark', `\ufeff${OTHER}`),
  bytes('two byte order marks', `\ufeff\ufeff${OTHER}`),
  bytes('old line ends', OTHER.replaceAll('\n', '\r')),
  bytes('mixed line ends', OTHER.replaceAll('\n\n', '\r\n\n\r')),
  bytes('vertical tabs and form feeds', OTHER.replaceAll('\n\n', '\n\v\f\n')),
  bytes('no byte', ''),
  bytes('one byte', '-'),
  bytes('only front matter', '---\n---'),
  bytes('front matter without an end', '---\nid: BIL-002\nkind: expansion\n', ['NXP-102', 'NXP-110']),
  bytes('a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  bytes('a ZIP file', Buffer.from('504b0304140000000800', 'hex')),
  {
    name: 'bytes: a context file that is no text',
    files: { ...GOOD, 'C.md': Buffer.from([0xff, 0x00, 0xfe]) },
    contextFile: 'C.md',
    outcome: ['NXP-200'],
  },
  {
    name: 'bytes: a record that is no text',
    files: { ...GOOD, 'ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json': Buffer.from([0xff, 0x00, 0xfe]) },
    outcome: ['NXP-301'],
  },
];
