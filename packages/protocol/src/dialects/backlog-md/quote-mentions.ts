const PEOPLE = /^[ \t]*(?:assignee|reporter):/;

/**
 * Quotes the names that begin with `@` in front matter. Backlog.md writes `assignee: @ada` and `[@ada, @bob]`, and `@`
 * is reserved in YAML. Each line keeps its number; the rest of the text is returned as it is.
 */
export function quoteMentions(text: string): string {
  if (!/^\uFEFF?---/.test(text)) return text;
  const end = text.indexOf('\n---', 3);
  if (end === -1) return text;
  return text.slice(0, end).split('\n').map(quoteLine).join('\n') + text.slice(end);
}

function quoteLine(line: string): string {
  if (!line.includes('@') || /["']/.test(line)) return line;
  const content = line.trimStart();
  const indent = line.slice(0, line.length - content.length);
  if (content.startsWith('- ')) return `${indent}- ${quoteName(content.slice(2))}`;
  if (!PEOPLE.test(line)) return line;
  const colon = line.indexOf(':') + 1;
  const value = line.slice(colon).trim();
  const isList = value.startsWith('[') && value.endsWith(']');
  const quoted = isList ? `[${value.slice(1, -1).split(',').map(quoteName).join(', ')}]` : quoteName(value);
  return `${line.slice(0, colon)} ${quoted}`;
}

function quoteName(name: string): string {
  const trimmed = name.trim();
  return trimmed.startsWith('@') ? `"${trimmed.replaceAll('\\', '\\\\')}"` : trimmed;
}
