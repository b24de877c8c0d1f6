import { showFound } from '../../errors/show-found';
import { diagnose, type Diagnostic } from '../../model/diagnostic';
import type { RequirementDocument } from '../../model/document';
import type { Kind, Requirement } from '../../model/requirement';
import { marksFix, titleSaysFix, toPriority } from '../declared';
import { toLeadingStatus } from '../leading-status';
import { newRequirement } from '../new-requirement';
import type { Assembled, Reading, ReportedSession } from '../reader';
import { toSlug } from '../slug';
import type { FamilyFacts, IndexEntry, RequirementFacts, SessionFacts } from './family-facts';
import { resolveTarget, workerOf } from './references';

/** An index entry with the index that it stands in. */
interface PlacedEntry extends IndexEntry {
  readonly file: string;
}

interface Read<Facts> {
  readonly document: RequirementDocument;
  readonly facts: Facts;
}

/** Builds requirements and reported sessions from all documents of the family; status comes from the indexes. */
export function assembleFamily(readings: readonly Reading<FamilyFacts>[]): Assembled {
  const entries = readings.flatMap(({ document: { file }, facts }): PlacedEntry[] =>
    facts.kind === 'cycle-index' ? facts.entries.map((entry) => ({ ...entry, file })) : [],
  );
  const documents = readings.filter(
    (reading): reading is Reading<RequirementFacts> => reading.facts.kind === 'requirement',
  );
  const sessions = readings.filter((reading): reading is Reading<SessionFacts> => reading.facts.kind === 'session');
  const ids = [...new Set(documents.flatMap(({ document: { id } }) => (id === null ? [] : [id])))].sort();
  return {
    requirements: documents.flatMap((reading) => toRequirement(reading, ids, entries)),
    sessions: sessions.map((reading) => toSession(reading, entries)),
    diagnostics: [...documents.flatMap(reportMissingId), ...reportIndex(entries, ids)],
  };
}

function toRequirement(
  { document, facts }: Read<RequirementFacts>,
  ids: string[],
  entries: PlacedEntry[],
): Requirement[] {
  const { id, file, declared } = document;
  if (id === null) return [];
  const indexed = entries.filter(({ type, subject }) => type === 'requirement' && subject === id);
  const fromIndex = indexed.find(({ dependencies }) => dependencies !== null)?.dependencies ?? [];
  const references = facts.statesDependencies ? facts.dependencies : fromIndex;
  const targets = references.flatMap(({ target }) => (target === null ? [] : resolveTarget(target, ids)));
  const priority = declared.priority ?? indexed.find((entry) => entry.priority !== null)?.priority ?? null;
  return [
    newRequirement({
      id,
      title: document.title ?? id,
      kind: kindOf(id, document),
      priority: toPriority(priority),
      area: areaOf(id, declared.type),
      owner: facts.owner ?? ownerOf(id),
      status: toLeadingStatus(indexed.find(({ status }) => status !== null)?.status ?? declared.status),
      dependsOn: [...new Set(targets)].filter((target) => target !== id),
      acceptance: facts.acceptance,
      contracts: facts.contracts,
      openQuestions: facts.openQuestions,
      after: id.startsWith('S-') ? ids.filter((each) => each.startsWith('W-')) : [],
      summary: facts.summary,
      source: { file, line: facts.line },
    }),
  ];
}

function kindOf(id: string, { title, declared }: RequirementDocument): Kind {
  if (id.startsWith('P-')) return 'foundation';
  if (id.startsWith('S-')) return 'stabilization';
  const words = (declared.type ?? '').split(/[^\p{L}]+/u);
  const saysFix = words.some(marksFix) || /\bstabili[sz]ation\b/i.test(declared.type ?? '') || titleSaysFix(title);
  return saysFix ? 'stabilization' : 'expansion';
}

/** `state-management` for the type `WORKER - State Management Domain`; else the worker, as `worker-05`. */
function areaOf(id: string, type: string | null): string {
  const [, ...rest] = (type ?? '').split(/\s*[-–—:：]\s+/);
  const written = rest
    .join(' ')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .trim();
  const domain = /^(.+?)\s+Domain\b/i.exec(written)?.[1];
  const name =
    domain ??
    (id.startsWith('W-') && !/\b(?:fix|fixes|bug|stabili[sz]ation|enhancement|expansion)\b/i.test(written)
      ? written
      : '');
  return toSlug(name === '' ? ownerOf(id) : name);
}

function ownerOf(id: string): string {
  const worker = workerOf(id);
  if (worker !== null) return `WORKER-${id.split('-')[1] ?? ''}`;
  return id.startsWith('P-') ? 'PROVISIONER' : 'STABILIZER';
}

function toSession({ document, facts }: Read<SessionFacts>, entries: PlacedEntry[]): ReportedSession {
  const indexed = entries.find(
    (entry) => entry.type === 'session' && entry.status !== null && meansFile(entry, document.file),
  );
  const status = indexed?.status ?? document.declared.status;
  const standing = toLeadingStatus(status);
  const own = (wanted: string) => (standing === wanted ? facts.requirements : []);
  return {
    file: document.file,
    id: document.id ?? document.file,
    status,
    completed: [...own('done'), ...facts.completed],
    blocked: [...own('blocked'), ...facts.blocked],
    outstanding: [...own('in-progress'), ...facts.outstanding],
  };
}

/** `WORKER-01/CB-SESSION-001.md` means that folder's file; a bare name means the one beside the index. */
function meansFile({ subject, file: index }: PlacedEntry, file: string): boolean {
  const beside = `${index.split('/').slice(0, -1).join('/')}/${subject}`.replace(/^\//, '');
  const path = file.replace(/\.md$/i, '');
  return path === beside || (subject.includes('/') && (path === subject || path.endsWith(`/${subject}`)));
}

function reportMissingId({ document: { id, file }, facts }: Read<RequirementFacts>): Diagnostic[] {
  if (id !== null) return [];
  return [
    diagnose(
      'NXP-100',
      { file, line: facts.line },
      'The requirement has no id; expected one such as P-001, W-01-001 or S-001.',
    ),
  ];
}

function reportIndex(entries: readonly PlacedEntry[], ids: readonly string[]): Diagnostic[] {
  const first = new Map<string, PlacedEntry>();
  return entries.flatMap((entry) => {
    const { subject, status, file, line } = entry;
    if (entry.type !== 'requirement') return [];
    const earlier = first.get(subject);
    if (earlier === undefined) {
      first.set(subject, entry);
      if (ids.includes(subject)) return [];
      return [diagnose('NXP-122', { file, line }, `The index lists ${subject}, of which no document was found.`)];
    }
    if (status === null || earlier.status === null || toLeadingStatus(status) === toLeadingStatus(earlier.status))
      return [];
    const message = `${subject} is ${showFound(status)} here and ${showFound(earlier.status)} at ${earlier.file}:${earlier.line}; the first is taken.`;
    return [diagnose('NXP-123', { file, line }, message)];
  });
}
