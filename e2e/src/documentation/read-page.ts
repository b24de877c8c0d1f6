import MarkdownIt from 'markdown-it';

/** One thing that a page has its reader do, in the page's order. Lines count from 1. */
export type Step =
  | { readonly type: 'commands'; readonly line: number; readonly script: string; readonly shown: readonly string[] }
  | { readonly type: 'file'; readonly line: number; readonly path: string; readonly text: string }
  | { readonly type: 'fragment'; readonly line: number; readonly path: string; readonly text: string };

export interface Page {
  readonly steps: readonly Step[];
  /** Blocks that no rule covers, which would be samples that nothing proves. */
  readonly unproved: readonly string[];
}

/** Pictures are rendered by a test of their own. */
const PICTURES = new Set(['mermaid']);

/**
 * The steps of a page of documentation. Commands stand in `sh` blocks, and what they print in a `text` block below. A
 * block with `file=<path>` is written as it stands, one with `part-of=<path>` is put into that JSON file.
 */
export function readPage(markdown: string): Page {
  const steps: Step[] = [];
  const unproved: string[] = [];
  for (const { type, info, content, map } of new MarkdownIt().parse(markdown, {})) {
    if (type !== 'fence') continue;
    const line = (map?.[0] ?? 0) + 1;
    const [language = '', ...rest] = info.split(' ');
    const { file, 'part-of': partOf } = Object.fromEntries(rest.map((word) => word.split('=') as [string, string]));
    const before = steps.at(-1);
    if (file !== undefined) steps.push({ type: 'file', line, path: file, text: content });
    else if (partOf !== undefined) steps.push({ type: 'fragment', line, path: partOf, text: content });
    else if (language === 'sh') steps.push({ type: 'commands', line, script: content, shown: [] });
    else if (language === 'text' && before?.type === 'commands') {
      steps[steps.length - 1] = { ...before, shown: content.split('\n').filter((text) => text.trim() !== '') };
    } else if (!PICTURES.has(language)) unproved.push(`line ${line}: ${info || 'a block without a language'}`);
  }
  return { steps, unproved };
}
