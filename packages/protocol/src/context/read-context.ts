import { splitFrontMatter } from '../markdown/front-matter';
import { parseMarkdown } from '../markdown/parse-markdown';
import type { Diagnostic } from '../model/diagnostic';
import { NO_GUIDANCE, type Guidance } from './guidance';
import { readProse } from './read-prose';
import { readSettings } from './read-settings';

/**
 * Reads a context file: exact settings in its front matter, and prose under headings such as `Out of scope`,
 * `Priorities`, `Constraints`, `Decisions`, `Replacements` and `Legacy policy`. Never throws.
 *
 * @param file relative to the workspace root
 */
export function readContext(file: string, text: string): { guidance: Guidance; diagnostics: Diagnostic[] } {
  const frontMatter = splitFrontMatter(text);
  const settings = frontMatter
    ? readSettings(file, frontMatter)
    : { guidance: { ...NO_GUIDANCE, file }, diagnostics: [] };
  const root = parseMarkdown(frontMatter?.body ?? text, frontMatter?.bodyLine ?? 1);
  const { parts, diagnostics } = readProse(file, root);
  const { guidance } = settings;
  return {
    guidance: {
      ...guidance,
      exclude: [...guidance.exclude, ...parts.exclude],
      priorities: [...guidance.priorities, ...parts.priorities],
      constraints: [...guidance.constraints, ...parts.constraints],
      decisions: [...guidance.decisions, ...parts.decisions],
      replaces: [...guidance.replaces, ...parts.replaces],
      legacyPolicy: parts.legacyPolicy,
    },
    diagnostics: [...settings.diagnostics, ...diagnostics],
  };
}
