import { isComment, lineAt, parseSource, type SourceText } from './source-text';

const RULE = 'enforce-module-boundaries';
const IMPORTS = /\b(?:import|from|require)\b/;

/**
 * Lines (from 1) of the comments that take the import rule away from a file: those that name it, and those that switch
 * everything off over an import.
 */
export function findDisabledRules(file: SourceText): number[] {
  if (!file.text.includes('eslint')) return [];
  const directives = findDirectives(file.text).filter((directive) => hitsImports(directive, file.text));
  if (directives.length === 0) return [];
  const source = parseSource(file);
  return directives.filter(({ offset }) => isComment(source, offset)).map(({ offset }) => lineAt(file.text, offset));
}

interface Directive {
  readonly offset: number;
  /** `eslint` configures, the others disable: `eslint-disable`, `eslint-disable-line`, `eslint-disable-next-line`. */
  readonly name: string;
  /** Named rules as text, without the reason behind `--`. */
  readonly rules: string;
}

/** By hand instead of one expression, so that a file full of open comments costs no more than its length. */
function findDirectives(text: string): Directive[] {
  const found: Directive[] = [];
  const opening = /(\/\*|\/\/)\s*(eslint(?:-disable(?:-next-line|-line)?)?)(?=[\s*]|$)/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [, comment, name = ''] = match;
    const inLine = comment === '//';
    // ESLint takes these two from block comments only.
    if (inLine && (name === 'eslint' || name === 'eslint-disable')) continue;
    const end = text.indexOf(inLine ? '\n' : '*/', opening.lastIndex);
    if (end === -1 && !inLine) break;
    const body = text.slice(opening.lastIndex, end === -1 ? undefined : end);
    found.push({ offset: match.index, name, rules: body.split(/(?:^|\s)--+\s/, 1)[0]?.trim() ?? '' });
    if (end === -1) break;
    opening.lastIndex = end;
  }
  return found;
}

function hitsImports({ name, rules, offset }: Directive, text: string): boolean {
  if (rules.includes(RULE)) return true;
  if (rules !== '' || name === 'eslint') return false;
  if (name === 'eslint-disable') return IMPORTS.test(text.slice(offset));
  const start = name === 'eslint-disable-line' ? text.lastIndexOf('\n', offset) + 1 : text.indexOf('\n', offset) + 1;
  const end = text.indexOf('\n', start);
  return IMPORTS.test(text.slice(start, end === -1 ? undefined : end).replace(/\/[/*].*$/, ''));
}
