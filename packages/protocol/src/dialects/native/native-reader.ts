import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { RequirementDocument, SourceText } from '../../model/document';
import type { Replacement, Requirement } from '../../model/requirement';
import { splitFrontMatter, type FrontMatter } from '../../markdown/front-matter';
import { parseMarkdown } from '../../markdown/parse-markdown';
import { toStatus } from '../declared';
import { keepFirst } from '../keep-first';
import type { Assembled, Claim, DialectReader, Reading } from '../reader';
import { checkFrontMatter } from './check-front-matter';
import type { NativeFields } from './front-matter-schema';
import { readBody, type NativeBody } from './read-body';

/** The requirement that a native document is; `null` where it lacks what makes one. */
export interface NativeFacts {
  readonly requirement: Requirement | null;
}

const PLACE = /(?:^|\/)ARTIFACTS\/.*?([^/]+)\.md$/i;
const NO_REQUIREMENT = /^(?:readme|.*template.*)$/i;
const OPENING = /^\uFEFF?---[ \t]*\r?\n/;

/** Keys that only this format has; an id alone is ours where no key of another tool stands beside it. */
const OWN_KEY = /^(?:kind|area|dependsOn|touches|provides|replaces)[ \t]*:/m;
const ID_KEY = /^id[ \t]*:/m;
const FOREIGN_KEY = /^(?:assignee|dependencies|labels|ordinal|reporter|created_date|tags|name|description)[ \t]*:/m;

/** The plugin's own format: one requirement a file, its settings in the front matter. */
export const nativeReader: DialectReader<NativeFacts> = {
  dialect: 'native',
  claim: claimFile,
  read: readFile,
  assemble: assembleRequirements,
};

function claimFile({ file, text }: SourceText): Claim {
  const place = PLACE.exec(file);
  const opening = OPENING.exec(text);
  if (!place || !opening) return null;
  const start = opening[0].length;
  const end = text.indexOf('\n---', start - 1);
  const frontMatter = text.slice(start, end === -1 ? start + 2_000 : end);
  const looksOurs = OWN_KEY.test(frontMatter) || (ID_KEY.test(frontMatter) && !FOREIGN_KEY.test(frontMatter));
  if (!looksOurs) return null;
  if (NO_REQUIREMENT.test(place[1] ?? '')) return { take: false, reason: 'a README or template, not a requirement' };
  return { take: true };
}

function readFile({ file, text }: SourceText): Reading<NativeFacts> {
  const frontMatter = splitFrontMatter(text);
  if (frontMatter === null) throw new TypeError(`${file} has no front matter`);
  const { fields, diagnostics } = checkFrontMatter(file, frontMatter);
  const body = readBody(file, parseMarkdown(frontMatter.body, frontMatter.bodyLine), fields.id ?? null);
  const document = toDocument(file, frontMatter, body);
  const requirement = toRequirement(file, frontMatter, fields, body);
  return {
    document,
    facts: { requirement },
    diagnostics: [...diagnostics, ...body.diagnostics, ...reportMissing(file, frontMatter, fields, body)],
  };
}

function assembleRequirements(readings: readonly Reading<NativeFacts>[]): Assembled {
  const requirements = readings.flatMap(({ facts }) => facts.requirement ?? []);
  return { requirements, sessions: [], diagnostics: [] };
}

function toDocument(file: string, { data }: FrontMatter, body: NativeBody): RequirementDocument {
  const dependsOn = Array.isArray(data.dependsOn) ? data.dependsOn : [];
  return {
    file,
    dialect: 'native',
    kind: 'requirement',
    id: toText(data.id),
    title: body.title,
    declared: { type: toText(data.kind), priority: toText(data.priority), status: toText(data.status) },
    dependencies: dependsOn.flatMap((entry) => {
      const raw = toText(entry);
      return raw === null ? [] : [{ ref: raw, raw }];
    }),
    subRequirements: [],
    acceptance: body.acceptance.map(({ written, checked }) => ({ text: written, checked })),
    tasks: [],
  };
}

function toRequirement(
  file: string,
  frontMatter: FrontMatter,
  fields: NativeFields,
  body: NativeBody,
): Requirement | null {
  const { id, area } = fields;
  const hasUnknownKind = fields.kind === undefined && toText(frontMatter.data.kind) !== null;
  if (id === undefined || area === undefined || body.title === null || hasUnknownKind) return null;
  return {
    id,
    title: body.title,
    kind: fields.kind ?? 'expansion',
    priority: fields.priority ?? null,
    area,
    owner: fields.owner ?? null,
    status: toStatus(fields.status ?? null),
    dependsOn: keepFirst(fields.dependsOn ?? [], (ref) => ref),
    touches: fields.touches ?? [],
    provides: fields.provides ?? { shared: [], testing: [] },
    acceptance: body.acceptance.map(withoutWritten),
    unchanged: body.unchanged.map(withoutWritten),
    contracts: body.contracts,
    files: body.files,
    replaces: (fields.replaces ?? []).map((entry, index) =>
      toReplacement(entry, frontMatter.lineAt(['replaces', index])),
    ),
    decisions: fields.decisions ?? [],
    openQuestions: body.openQuestions,
    after: [],
    summary: body.summary,
    source: { file, line: body.titleLine },
  };
}

function toReplacement(
  { from, to, imports }: NonNullable<NativeFields['replaces']>[number],
  line: number,
): Replacement {
  return { from, to, imports: imports ?? {}, line };
}

function withoutWritten({ id, text, checked, contract, line }: NativeBody['acceptance'][number]) {
  return { id, text, checked, contract, line };
}

function reportMissing(
  file: string,
  frontMatter: FrontMatter,
  { status }: NativeFields,
  { title, titleLine }: NativeBody,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (title === null) {
    const message = 'The document has no title; expected a heading of level 1 below the front matter.';
    diagnostics.push(diagnose('NXP-102', { file, line: titleLine }, message));
  }
  if (frontMatter.lines.size > 0 && (frontMatter.data.kind ?? null) === null) {
    diagnostics.push(
      diagnose('NXP-113', { file, line: 1 }, 'No kind is stated; the requirement is read as expansion.'),
    );
  }
  if (status !== undefined && toStatus(status) === null) {
    const place = { file, line: frontMatter.lineAt(['status']) };
    const message = `The status ${showFound(status)} is shown as it is; understood are todo, in progress, done, blocked and withdrawn.`;
    diagnostics.push(diagnose('NXP-114', place, message));
  }
  return diagnostics;
}

/** YAML reads `id: 12` as a number; its author wrote a word. */
function toText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
