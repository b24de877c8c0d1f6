import fc from 'fast-check';

import { NO_GUIDANCE } from '../context/guidance';
import { printNative } from '../dialects/native/print-native';
import { readMarkdownSession } from '../history/read-markdown-session';
import { KINDS, PRIORITIES } from '../model/requirement';
import { planSession } from '../plan/plan-session';
import { ARTIFACT_TEMPLATE } from '../session/artifact-template';
import { renderArtifact } from '../session/render-artifact';
import { formatTimestamp, sessionTitle } from '../session/session-name';
import { arbitraryRecord } from '../session/testing/arbitrary-record';
import { aRecord, aRequirement } from '../session/testing/session-record';
import { analyzeDocuments } from './analyze';
import { READERS } from './readers';

const SENTENCES = ['A refund is paid once.', 'The total has two decimals', 'Größe bleibt 5 µm.', 'It says 1 < 2 & 3'];
const CONTRACTS = ['export type Amount = number;\n', 'export interface Refunds {\n  refund(id: string): void;\n}\n'];

const facts = fc.record({
  kind: fc.constantFrom(...KINDS),
  priority: fc.constantFrom(...PRIORITIES),
  area: fc.constantFrom('billing', 'gifts', 'tax'),
  title: fc.constantFrom('Refunds', 'Größe: of "orders"', "It's # 1"),
  dependsOn: fc.uniqueArray(fc.nat(7), { maxLength: 3 }),
  touches: fc.uniqueArray(fc.constantFrom('@acme/checkout', 'packages/tax/**'), { maxLength: 2 }),
  contracts: fc.uniqueArray(fc.constantFrom(...CONTRACTS), { maxLength: 2 }),
  acceptance: fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 }),
  unchanged: fc.uniqueArray(fc.constantFrom(...SENTENCES), { maxLength: 2 }),
});

/** Requirements that depend on those before them only. */
const backlog = fc.array(facts, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map((given, index) => ({
    ...given,
    id: `REQ-${index}`,
    dependsOn: given.dependsOn.filter((other) => other < index).map((other) => `REQ-${other}`),
  })),
);
type Written = typeof backlog extends fc.Arbitrary<(infer One)[]> ? One : never;

/** The project's own printer writes the front matter and the title; the sections follow in its form. */
function print({ contracts, acceptance, unchanged, ...head }: Written) {
  const [start = ''] = printNative(head).split('## Acceptance criteria');
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}\n`, ...lines, ''];
  const text = [
    start,
    ...section(
      'Contract',
      contracts.map((code) => `\`\`\`ts\n${code}\`\`\``),
    ),
    ...section(
      'Acceptance criteria',
      acceptance.map((sentence) => `- [ ] ${sentence}`),
    ),
    ...section(
      'Unchanged behaviour',
      unchanged.map((sentence) => `- ${sentence}`),
    ),
  ].join('\n');
  return { file: `ARTIFACTS/${head.id}.md`, content: new TextEncoder().encode(text) };
}

const analyze = (sources: ReturnType<typeof print>[]) => analyzeDocuments(sources, { readers: READERS });

function plan({ requirements }: ReturnType<typeof analyze>) {
  const surroundings = { guidance: NO_GUIDANCE, projects: [], librariesFolder: 'packages', knownCriteria: new Map() };
  return planSession({ requirements, ...surroundings });
}

describe('the laws of whole documents', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(backlog, (written) => {
        const { requirements, diagnostics, ignored } = analyze(written.map(print));
        const texts = (criteria: readonly { text: string }[]) => criteria.map(({ text }) => text);
        expect({ diagnostics, ignored }).toEqual({ diagnostics: [], ignored: [] });
        expect(
          requirements.map(({ id, kind, priority, area, title, dependsOn, touches, ...body }) => ({
            ...{ id, kind, priority, area, title, dependsOn, touches },
            contracts: body.contracts.map(({ code }) => code),
            acceptance: texts(body.acceptance),
            unchanged: texts(body.unchanged),
          })),
        ).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  it('give one analysis and one plan, to the byte, whatever order the files come in', () => {
    const shuffled = backlog.chain((written) =>
      fc.tuple(fc.constant(written), fc.shuffledSubarray(written, { minLength: written.length })),
    );
    fc.assert(
      fc.property(shuffled, ([written, other]) => {
        const [one, two] = [analyze(written.map(print)), analyze(other.map(print))];
        expect(JSON.stringify(two)).toBe(JSON.stringify(one));
        expect(JSON.stringify(plan(two))).toBe(JSON.stringify(plan(one)));
      }),
      { numRuns: 60 },
    );
  });

  it('become an artifact with the headings of the template, from which the session is read back', () => {
    const session = fc.record({
      number: fc.integer({ min: 1, max: 9_999_999 }),
      timestamp: fc.date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }),
      outcome: fc.constantFrom('completed' as const, 'blocked' as const, 'interrupted' as const),
    });
    fc.assert(
      fc.property(backlog, session, (written, { timestamp: date, ...given }) => {
        const planned = plan(analyze(written.map(print))).plan.requirements;
        const requirements = planned.map(({ requirement: { id, title, kind, area }, priority, wave }) =>
          aRequirement(id, { title, kind, area, priority, wave }),
        );
        const timestamp = formatTimestamp(date);
        const text = renderArtifact(aRecord({ session: { ...given, timestamp, revisions: [] }, requirements }));

        const headings = (markdown: string) => markdown.split('\n').filter((line) => /^#{1,6} /.test(line));
        const [, ...template] = headings(ARTIFACT_TEMPLATE);
        expect(headings(text)).toEqual([`# ${sessionTitle(given.number, timestamp)}`, ...template]);
        const read = readMarkdownSession({ file: 'ARTIFACTS/session.md', text });
        expect(read).toMatchObject({ ...given, timestamp });
        expect(read.outstanding.map((item) => item.split(':', 1)[0])).toEqual(requirements.map(({ id }) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('leave a session its number, time and outcome, whatever else a record says', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const { number, timestamp, outcome } = record.session;
        const read = readMarkdownSession({ file: 'ARTIFACTS/session.md', text: renderArtifact(record) });
        expect(read).toMatchObject({ number, timestamp, outcome });
      }),
      { numRuns: 50 },
    );
  });
});
