import { isDeviceName } from 'nx-provisioner-protocol';

/** What an editor does not show, or shows in another place than it stands in. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u200B\u2028\u2029\u2060\uFEFF]/gu;

/**
 * A text as a string literal of TypeScript, in single quotes: whatever a document says stays a string, and all of it is
 * to be seen.
 */
export function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replace(INVISIBLE, escapeCharacter)}'`;
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text as one line inside a block comment, which it can't end. */
export function commentText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '').replaceAll('*/', '*\\/').trim();
}

/** A text as one line of Markdown: no control characters, no line breaks, nothing that ends a table cell or opens HTML. */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

/** The entries of a library. */
const ENTRIES = ['index', 'testing'];

/**
 * A name as that of a source file, without ending: `RefundGateway` as `refund-gateway`, `Index` as `index-contract`.
 *
 * @param suffix for names that no file may have
 */
export function fileName(name: string, suffix: string): string {
  const plain = kebabCase(name).replace(/^-+|-+$/g, '');
  const isTaken = plain === '' || ENTRIES.includes(plain) || isDeviceName(plain);
  return isTaken ? `${plain}-${suffix}`.replace(/^-/, '') : plain;
}

/** `RefundGateway` and `refund gateway` as `refund-gateway`; letters of one look are one letter. */
export function kebabCase(name: string): string {
  return name
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase();
}

/** `order-history` as `OrderHistory`. */
export function pascalCase(name: string): string {
  return kebabCase(name)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
