/** Larger files are no requirement documents; reading them would only cost memory. */
export const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;

/**
 * Decodes a document: UTF-8 with or without a byte order mark, UTF-16 with one.
 *
 * @returns the text without its mark, or why the file isn't read
 */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly reason: string } {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    return { reason: `larger than 5 MB (${(bytes.length / 1024 / 1024).toFixed(1)} MB)` };
  }
  const encoding = detectEncoding(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) return { reason: 'binary: it holds NUL bytes' };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { reason: 'binary: it holds NUL characters' } : { text };
  } catch {
    return { reason: `no valid ${encoding.toUpperCase()} text` };
  }
}

function detectEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
