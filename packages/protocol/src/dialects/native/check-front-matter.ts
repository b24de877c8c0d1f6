import type { z } from 'zod';
import type { ErrorCode } from '../../errors/catalogue';
import { showFound } from '../../errors/show-found';
import type { FrontMatter } from '../../markdown/front-matter';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import { NearNames } from '../../plan/near-names';
import { describeIssue } from './describe-issue';
import { FIELDS, type Field, type NativeFields } from './front-matter-schema';

const CODES: Partial<Record<Field, ErrorCode>> = {
  id: 'NXP-101',
  kind: 'NXP-103',
  priority: 'NXP-104',
  area: 'NXP-105',
};

const FIELD_NAMES = Object.keys(FIELDS) as Field[];

/** Validates front matter field by field: what is right is returned, all that is not is reported with its line. */
export function checkFrontMatter(
  file: string,
  frontMatter: FrontMatter,
): { readonly fields: NativeFields; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = frontMatter.problems.map(({ line, message }) =>
    diagnose('NXP-110', { file, line }, `The front matter cannot be read: ${message}.`),
  );
  // Where nothing could be read, each missing key would be the same problem once more.
  const isUnreadable = diagnostics.length > 0 && frontMatter.lines.size === 0;
  if (isUnreadable) return { fields: {}, diagnostics };
  const report = (code: ErrorCode, path: readonly PropertyKey[], message: string) => {
    diagnostics.push(diagnose(code, { file, line: frontMatter.lineAt(path) }, message));
  };
  const fields: Record<string, unknown> = {};
  for (const name of FIELD_NAMES) {
    const value = frontMatter.data[name];
    if (value === undefined || value === null) continue;
    const result = FIELDS[name].safeParse(value);
    if (result.success) fields[name] = result.data;
    else
      for (const issue of result.error.issues) {
        const { path, message } = describeIssue(name, value, issue);
        report(codeOf(name, issue), path, message);
      }
  }
  if (isMissing(frontMatter, 'id'))
    report('NXP-100', ['id'], 'The front matter has no id; expected one such as BIL-002.');
  if (isMissing(frontMatter, 'area'))
    report('NXP-105', ['area'], 'The front matter has no area; expected one such as billing.');
  reportUnknownKeys(frontMatter, report);
  return { fields: fields, diagnostics };
}

function isMissing({ data }: FrontMatter, name: Field): boolean {
  return data[name] === undefined || data[name] === null;
}

function codeOf(name: Field, issue: z.core.$ZodIssue): ErrorCode {
  // A text that is no path is a matter of safety, another shape is not.
  if (name === 'touches' && issue.code === 'custom') return 'NXP-107';
  return CODES[name] ?? 'NXP-106';
}

function reportUnknownKeys(
  { data }: FrontMatter,
  report: (code: ErrorCode, path: readonly PropertyKey[], message: string) => void,
): void {
  const near = new NearNames(FIELD_NAMES);
  for (const key of Object.keys(data)) {
    if (Object.hasOwn(FIELDS, key)) continue;
    const hint = key === 'title' ? ' The title is the first heading.' : near.suggest(key);
    const message = `${showFound(key)} is no key of a requirement; expected one of ${FIELD_NAMES.join(', ')}.${hint}`;
    report('NXP-108', [key], message);
  }
}
