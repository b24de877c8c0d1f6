import { splitFrontMatter } from '../markdown/front-matter';
import type { Section } from '../markdown/markdown';
import { parseMarkdown } from '../markdown/parse-markdown';

/** Reads the outline of a document whose dialect has no front matter; one that is there is passed over. */
export function readOutline(text: string): Section {
  const frontMatter = splitFrontMatter(text);
  if (frontMatter === null || frontMatter.body === '') return parseMarkdown(text);
  return parseMarkdown(frontMatter.body, frontMatter.bodyLine);
}
