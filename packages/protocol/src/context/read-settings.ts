import { describeIssue } from '../dialects/native/describe-issue';
import { showFound } from '../errors/show-found';
import type { FrontMatter } from '../markdown/front-matter';
import { diagnose, type Diagnostic } from '../model/diagnostic';
import { NearNames } from '../plan/near-names';
import type { Guidance } from './guidance';
import { SETTINGS, type Setting, type Settings } from './settings-schema';

const NAMES = Object.keys(SETTINGS) as Setting[];

/** The part of the guidance that stands in the front matter, with every setting that is wrong or unknown. */
export function readSettings(
  file: string,
  frontMatter: FrontMatter,
): { guidance: Guidance; diagnostics: Diagnostic[] } {
  const diagnostics = frontMatter.problems.map(({ line, message }) =>
    diagnose('NXP-201', { file, line }, `The settings cannot be read: ${message}.`),
  );
  const settings: Record<string, unknown> = {};
  for (const name of NAMES) {
    const value = frontMatter.data[name];
    if (value === undefined || value === null) continue;
    const result = SETTINGS[name].safeParse(value);
    if (result.success) {
      settings[name] = result.data;
      continue;
    }
    for (const { path, message } of result.error.issues.map((issue) => describeIssue(name, value, issue))) {
      diagnostics.push(diagnose('NXP-202', { file, line: frontMatter.lineAt(path) }, message));
    }
  }
  const near = new NearNames(NAMES);
  for (const key of Object.keys(frontMatter.data)) {
    if (Object.hasOwn(SETTINGS, key)) continue;
    const message = `${showFound(key)} is no setting; expected one of ${NAMES.join(', ')}.${near.suggest(key)}`;
    diagnostics.push(diagnose('NXP-203', { file, line: frontMatter.lineAt([key]) }, message));
  }
  return { guidance: toGuidance(file, settings, frontMatter), diagnostics };
}

function toGuidance(file: string, settings: Settings, frontMatter: FrontMatter): Guidance {
  const lineAt = (path: readonly PropertyKey[]) => frontMatter.lineAt(path);
  const {
    exclude = [],
    priorities = {},
    kinds = {},
    areas = {},
    constraints = [],
    decisions = [],
    replaces = [],
  } = settings;
  return {
    file,
    exclude: exclude.map((entry, index) => {
      const { subject, reason = 'the context file leaves it out' } =
        typeof entry === 'string' ? { subject: entry } : entry;
      return { subject, reason, line: lineAt(['exclude', index]) };
    }),
    priorities: Object.entries(priorities).map(([subject, priority]) => {
      return { subject, priority, line: lineAt(['priorities', subject]) };
    }),
    kinds,
    areas,
    constraints: constraints.map((text, index) => ({ text, line: lineAt(['constraints', index]) })),
    decisions,
    replaces: replaces.map(({ from, to, imports = {} }, index) => ({
      from,
      to,
      imports,
      line: lineAt(['replaces', index]),
    })),
    legacyPolicy: [],
  };
}
