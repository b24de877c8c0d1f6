/** A text as a string literal of TypeScript, in single quotes: whatever a document says stays a string. */
export function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A text as one line inside a block comment, which it can't end. */
export function commentText(text: string): string {
  return text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ').trim();
}

/** A text as one line of Markdown: no control characters, no line breaks, nothing that ends a table cell or opens HTML. */
export function markdownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

/** `RefundGateway` and `refund gateway` as `refund-gateway`. */
export function kebabCase(name: string): string {
  return name
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
