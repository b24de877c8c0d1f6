import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import MarkdownIt from 'markdown-it';

import { NOTES_BEGIN, NOTES_END, readNotes } from './notes';
import { renderArtifact } from './render-artifact';
import { sessionTitle } from './session-name';
import { arbitraryRecord } from './testing/arbitrary-record';
import { aRecord, aRequirement, aTask, anEmptyRecord } from './testing/session-record';

/** The protocol's template, then what the artifact adds. */
const HEADINGS = `
## Meta-Data
## Previous Session Analysis
### Previous Sessions Reviewed
### Work Completed Previously
### Outstanding Work Identified
### Current Session Scope
## Infrastructure Established
### Build System
### Core APIs
### Testing Framework
## Foundation Validation
### Build Verification
### Worker Readiness
## Architectural Decisions
### Design Choices Made
### Foundation Patterns
### Integration Contracts
## Session Changes
### New in This Session
### Modified from Previous Sessions
## Stabilizer Context
### Critical Dependencies
### Integration Points
### Quality Standards
## Next Steps
## Traceability
## Evidence
### Run
### Tasks
### Tests
### Success Criteria
## Lanes and Waves
### Lanes
### What Lanes May Import
### Waves
## Revisions
## Notes`
  .trim()
  .split('\n');

const markdown = new MarkdownIt({ html: true });
const parse = (text: string) => markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** Headings as a Markdown reader sees them, inside lists and quotes too. */
function headingsOf(text: string): string[] {
  const tokens = parse(text);
  return tokens.flatMap(({ type, tag }, index) =>
    type === 'heading_open' ? [`${'#'.repeat(Number(tag.slice(1)))} ${tokens[index + 1]?.content ?? ''}`] : [],
  );
}

/** The part of the artifact under a heading, up to the next one. */
function sectionOf(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n${heading}\n`);
  return after.split(/\n#{2,3} /, 1)[0]!.trim();
}

describe('renderArtifact', () => {
  it('renders a small session to the golden file', () => {
    const golden = readFileSync(join(__dirname, 'testing/golden-artifact.md.txt'), 'utf8');
    expect(renderArtifact(aRecord())).toBe(golden);
  });

  it('says of each effect whether the context file or the planner is behind it', () => {
    const effects = [
      { source: 'context' as const, subject: 'TAX', effect: 'leaves out TAX', line: 4 },
      { source: 'context' as const, subject: 'BIL', effect: 'kind changed', line: null },
      { source: 'plan' as const, subject: 'checkout', effect: 'two lanes touch it', line: null },
    ];
    const text = renderArtifact(aRecord({ context: { file: 'context.md', effects, constraints: [] } }));
    expect(text).toContain('- From the context file (context.md:4): TAX: leaves out TAX\n');
    expect(text).toContain('- From the context file (context.md): BIL: kind changed\n');
    expect(text).toContain('- Planned: checkout: two lanes touch it\n');
  });

  it('keeps its structure, whatever the texts of the record', () => {
    const own = /^(<details>\n<summary>[\w ]+<\/summary>|<\/details>|<!-- nx-provisioner:notes:(begin|end) -->)$/;
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        const text = renderArtifact(record);
        const expected = [`# ${sessionTitle(record.session.number, record.session.timestamp)}`, ...HEADINGS];
        expect(headingsOf(text)).toEqual(expected);
        expect(text.split('\n').filter((line) => /^\s{0,3}#{1,6}(\s|$)/.test(line))).toEqual(expected);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
        const tokens = parse(text);
        expect(tokens.filter(({ type }) => /^(link_open|image|hr|html_inline)$/.test(type))).toEqual([]);
        const html = tokens
          .filter(({ type }) => type === 'html_block')
          .flatMap(({ content }) => content.split(/\n(?=<!--)/));
        expect(html.filter((part) => !own.test(part.trim()))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('says in words what there is none of', () => {
    const text = renderArtifact(anEmptyRecord());
    expect(text).not.toMatch(/\{[A-Z_0-9]+\}|undefined|null|NaN|\[object/);
    expect(text).not.toMatch(/^(-|\d\.)\s*$/m);
    for (const heading of HEADINGS.filter((line) => line.startsWith('### ')))
      expect([heading, sectionOf(text, heading)]).toEqual([heading, expect.stringMatching(/\S/)]);
    expect(sectionOf(text, '### Previous Sessions Reviewed')).toBe('- None: first session.');
    expect(sectionOf(text, '### Modified from Previous Sessions')).toBe('- None: first session.');
    expect(sectionOf(text, '### Waves')).toBe('None: no wave was planned.');
  });

  it('is the same for the same record', () => {
    expect(renderArtifact(aRecord())).toBe(renderArtifact(aRecord()));
  });
});

describe('a blocked session', () => {
  const evidence = aRecord().evidence!;
  const failed = aTask('checkout:test', {
    outcome: 'failed',
    code: 1,
    outputTail: ['Expected 1', '# Received 2', '```'],
  });
  const known = aTask('legacy:test', { outcome: 'failed', code: 1, knownFailing: true });
  const text = renderArtifact(
    aRecord({
      session: { ...aRecord().session, outcome: 'blocked' },
      blockers: [
        {
          code: 'NXP-702',
          file: 'packages/checkout',
          line: null,
          message: 'checkout:test failed.',
          mend: 'Mend the test.',
        },
      ],
      evidence: {
        ...evidence,
        tasks: [
          ...evidence.tasks,
          failed,
          known,
          aTask('expansion-billing:test', { status: 'not-run', outcome: null }),
        ],
        tests: [
          ...evidence.tests,
          { project: 'checkout', file: 'packages/checkout/a.spec.ts', name: 'adds', status: 'failed' },
          { project: 'legacy', file: 'packages/legacy/a.spec.ts', name: 'adds', status: 'failed' },
        ],
      },
    }),
  );
  const note = text.slice(0, text.indexOf('## Meta-Data'));

  it('says at the top what blocks, which tasks failed with the end of their output, and what to do', () => {
    expect(note).toContain('> **Blocked.** Workers must not start.');
    expect(note).toContain(
      '> 1. **NXP-702** in `packages/checkout`: checkout:test failed. *To mend it*: Mend the test.',
    );
    expect(note).toContain(
      '> `checkout:test` failed with exit code 1.\n>\n> ````text\n> Expected 1\n> # Received 2\n> ```\n> ````',
    );
    expect(note).toContain('run `npx nx run acme:provision`');
    expect(note).not.toContain('legacy:test');
  });

  it.each([
    ['once, with the task that it comes from', 'checkout:test failed with exit code 1.\nExpected 1'],
    ['below what it explains where no task has it', 'Nx gave no results:\nOut of memory'],
  ])("shows a message's output %s", (_, message) => {
    const blockers = [{ code: 'NXP-706', file: null, line: null, message, mend: 'Mend it.' }];
    const session = { ...aRecord().session, outcome: 'blocked' as const };
    const tasks = [aTask('checkout:test', { outcome: 'failed', code: 1, outputTail: ['Expected 1'] })];
    const rendered = renderArtifact(aRecord({ session, blockers, evidence: { ...evidence, tasks } }));
    const [first = '', output = ''] = message.split('\n');

    expect(rendered).toContain(`1. **NXP-706**: ${first} *To mend it*: Mend it.`);
    expect(rendered.split('## Meta-Data')[0]?.split(output)).toHaveLength(2);
  });

  it('says so where the validation is reported, and in the first of the next steps', () => {
    expect(sectionOf(text, '## Foundation Validation')).toContain('**blocked** by 1 problem');
    expect(sectionOf(text, '## Next Steps')).toMatch(
      /^1\. Enable parallel worker development: not yet, .* first mend NXP-702/,
    );
    expect(text).toContain('| Infrastructure ready for parallel worker deployment | no |');
  });

  it('keeps executed, restored and not run, failed and known failing apart', () => {
    expect(sectionOf(text, '### Tasks')).toContain(
      '3 of 6 passed, 1 failed, 1 known failing (4 executed, 1 restored from cache, 1 not run).',
    );
    expect(sectionOf(text, '### Tasks')).toContain('| `legacy:test` | executed | failed (exit code 1), known before |');
    expect(sectionOf(text, '### Build Verification')).toContain(
      '- Test execution: 1 test passed, 2 failed, 1 to do; 1 of the failed ones known to fail; 2 failing tasks: `checkout:test` and `legacy:test` (known failing)',
    );
  });

  it('shows the last twenty lines of a long output', () => {
    const outputTail = Array.from({ length: 30 }, (_, index) => `line ${index}.`);
    const long = renderArtifact(
      aRecord({
        session: { ...aRecord().session, outcome: 'blocked' },
        evidence: { ...evidence, tasks: [{ ...failed, outputTail }] },
      }),
    );
    expect(long).toContain('> line 10.');
    expect(long).not.toContain('> line 9.');
  });
});

describe('the sections', () => {
  it('count areas that no lane supports as not met', () => {
    const requirements = [
      aRequirement('TAX-001', { area: 'tax', placement: { type: 'outstanding', lane: null, reason: 'excluded' } }),
    ];
    const text = renderArtifact(aRecord({ requirements }));
    expect(text).toContain('- Expansion areas supported: 0 of 1 planned area');
    expect(text).toContain(
      '| Foundation supports all planned technical areas | no | 0 of 1 planned area with a lane; without one: tax |',
    );
    expect(text).toContain('TAX-001: high. Refunds (excluded)');
    expect(text).toContain('no lane can take TAX-001.');
  });

  it('name the lanes that unmet foundation criteria reach, directly and through others', () => {
    const criteria = [
      { id: 'CORE-001.1', text: 'a', type: 'acceptance' as const, state: 'failed' as const, test: null },
    ];
    const text = renderArtifact(
      aRecord({
        requirements: [
          aRequirement('CORE-001', {
            kind: 'foundation',
            placement: { type: 'foundation', lane: null, reason: null },
            criteria,
          }),
          aRequirement('BIL-002', { dependsOn: ['BIL-001'] }),
          aRequirement('BIL-001', { dependsOn: ['CORE-001'] }),
        ],
      }),
    );
    expect(sectionOf(text, '### Critical Dependencies')).toMatch(
      /^- CORE-001 \(Refunds\): 1 of 1 criterion is not met; lane expansion\/billing builds on/,
    );
  });

  it('tell what a replacement changed and what it left to a person', () => {
    const skipped = [{ file: 'src/a.ts', line: 3, reason: 'a computed name' }];
    const replacement = {
      from: 'moment',
      to: 'dates',
      requirements: ['CHK-001'],
      changed: ['src/b.ts'],
      skipped,
      remaining: 1,
    };
    expect(sectionOf(renderArtifact(aRecord({ replacements: [replacement] })), '### Foundation Patterns')).toContain(
      '- Replacement: `moment` by `dates` for CHK-001: 1 file changed, 1 use remains; left for a person: `src/a.ts:3` (a computed name)',
    );
  });

  it('name what earlier sessions did once, with their test counts', () => {
    const session = {
      number: 1,
      timestamp: '20260130-080000',
      file: 'a.json',
      outcome: 'blocked',
      completed: ['lane x'],
      outstanding: ['A-1'],
    };
    const history = [
      { ...session, tests: { passed: 2, failed: 1, todo: 0, skipped: 0 } },
      { ...session, number: null, timestamp: null, file: 'b.md', outcome: 'completed', outstanding: [], tests: null },
    ];
    const text = renderArtifact(aRecord({ history }));
    expect(sectionOf(text, '### Previous Sessions Reviewed')).toBe(
      '- Session 001 (2026-01-30 08:00:00 UTC): blocked; 2 tests passed, 1 failed; 1 requirement left outstanding\n' +
        '- b.md: completed; no test results recorded',
    );
    expect(sectionOf(text, '### Work Completed Previously')).toBe('- lane x (Session 001 (2026-01-30 08:00:00 UTC))');
    expect(sectionOf(text, '### Modified from Previous Sessions')).toBe(
      '- None: nothing of the earlier sessions was changed.',
    );
  });

  it('report compilation by target and configuration', () => {
    const evidence = {
      ...aRecord().evidence!,
      tasks: [aTask('a:build'), aTask('a:build:production', { status: 'restored' }), aTask('a:lint')],
    };
    expect(renderArtifact(aRecord({ evidence }))).toContain(
      '- Compilation: `build` 1 of 1 passed (1 executed, 0 restored from cache, 0 not run); ' +
        '`build:production` 1 of 1 passed (0 executed, 1 restored from cache, 0 not run)\n',
    );
  });

  it('draw lanes in as many pictures as stay readable, folded from twelve on', () => {
    const [lane] = aRecord().lanes;
    const withLanes = (number: number, libraries: number) => {
      const lanes = Array.from({ length: number }, (_, index) => {
        const own = Array.from({ length: libraries }, (__, library) => `@acme/own-${index}-${library}`);
        return { ...lane!, name: `expansion/lane-${index}`, imports: ['@acme/common', ...own] };
      });
      return sectionOf(renderArtifact(aRecord({ lanes })), '### What Lanes May Import');
    };
    const summaries = (text: string) => [...text.matchAll(/<summary>(.*)<\/summary>/g)].map(([, summary]) => summary);

    expect(withLanes(12, 1)).toMatch(/^Every lane may import `@acme\/common`\.\n\n```mermaid\nflowchart LR\n/);
    expect(withLanes(12, 1)).not.toContain('<details>');
    expect(summaries(withLanes(30, 1))).toEqual([
      'Picture: Lanes 1 to 12 of 30',
      'Picture: Lanes 13 to 24 of 30',
      'Picture: Lanes 25 to 30 of 30',
    ]);
    // Four lanes with ten packages each are as many edges as one picture holds.
    expect(summaries(withLanes(13, 10))).toHaveLength(4);
    expect(withLanes(2, 100)).toContain('0["expansion/lane-1<br/>and 60 more"]');
  });

  it('draw many requirements as one node a wave, with its lanes', () => {
    const lanes = Array.from({ length: 60 }, (_, index) => `expansion/lane-${index}`);
    const waves = [
      { number: 1, requirements: lanes.slice(0, 40), lanes: lanes.slice(0, 40) },
      { number: 2, requirements: lanes.slice(40), lanes: lanes.slice(40) },
    ];
    const text = sectionOf(renderArtifact(aRecord({ waves })), '### Waves');

    expect(text).toContain('flowchart TB');
    expect(text).toContain('wave0["Wave 1#58; 40 requirements<br/>expansion/lane-0, expansion/lane-1');
    expect(text).toContain('<br/>and 20 more"]');
    expect(text).toContain('wave0 --> wave1');
    for (const label of text.matchAll(/"(.*)"/g))
      for (const line of label[1]!.split('<br/>')) expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('notes', () => {
  it('stay as a person wrote them', () => {
    const noteText = fc
      .array(fc.oneof(fc.string(), fc.constantFrom(NOTES_BEGIN, NOTES_END, '# Mine', '')))
      .map((lines) => lines.join('\n').replaceAll('\r', ''));
    fc.assert(
      fc.property(arbitraryRecord, noteText, (record, notes) => {
        expect(readNotes(renderArtifact(record, notes))).toBe(notes);
      }),
      { numRuns: 30 },
    );
  });

  it('are found in a file with other line ends, and are null without markers', () => {
    expect(readNotes(renderArtifact(aRecord(), 'mine\nand yours').replaceAll('\n', '\r\n'))).toBe('mine\nand yours');
    expect(readNotes('# Someone else')).toBeNull();
    expect(readNotes(`${NOTES_END}\n${NOTES_BEGIN}`)).toBeNull();
  });
});
