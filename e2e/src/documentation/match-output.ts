/**
 * The first line that a page shows and a command did not print; `null` where all are there, in the page's order.
 * Other lines may stand between them; `…` stands for any text within a line, and a line's ends are trimmed.
 */
export function findUnprinted(shown: readonly string[], output: string): string | null {
  const printed = output.split('\n').map((line) => line.trim());
  let from = 0;
  for (const line of shown) {
    const pattern = new RegExp(`^${line.trim().split('…').map(escapePattern).join('.*')}$`, 'u');
    const found = printed.findIndex((text, index) => index >= from && pattern.test(text));
    if (found === -1) return line;
    from = found + 1;
  }
  return null;
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
