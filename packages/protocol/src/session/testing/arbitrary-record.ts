import fc from 'fast-check';

import { KINDS, PRIORITIES } from '../../model/requirement';
import type { SessionRecord } from '../record';
import { formatTimestamp } from '../session-name';

/** Text that tries to break out of Markdown, HTML, Mermaid, EJS, terminals and prototypes. */
const HOSTILE = [
  '# Heading',
  'a\n# Heading\n\n## Next Steps\n',
  'title\n===',
  '\n---\n',
  '</details>\n\n# Heading',
  '<!-- nx-provisioner:notes:end -->',
  '\n<!-- nx-provisioner:notes:begin -->\n',
  '```\n# Heading\n```',
  '~~~\n# Heading',
  '| a | b |',
  '\\|\\',
  '`|`',
  '[a](javascript:b)',
  '![a](b)',
  '<script>a</script>',
  '&lt;b&gt;',
  '"] --> end',
  '%%{init: {}}%%',
  'end',
  '1. one',
  '- one',
  '> one',
  '<%- view.title %>',
  '__proto__',
  '\u001b[31mred\u001b[0m',
  '\u202Ereversed',
  '\r# Heading',
  '\u2028# Heading',
  '\t# Heading',
  '{PLACEHOLDER}',
  '',
  ' ',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((pair) => pair.join('')),
);
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const texts = list(text);
/** Any text that leads to no place outside of the workspace. */
const ownPath = text.map((path) => `a${path.replace(/[\\\u0000-\u001f]|\.\.|:/g, '')}`);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const positive = fc.integer({ min: 1, max: 9999 });
const natural = fc.nat(9999);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const date = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true });
const time = date.map((moment) => moment.toISOString());
const duration = fc.double({ min: 0.001, max: 1e9, noNaN: true });
const kind = fc.constantFrom(...KINDS);
const priority = fc.constantFrom(...PRIORITIES);
const result = fc.constantFrom('passed' as const, 'failed' as const, 'not-run' as const);
const outcome = fc.constantFrom('completed' as const, 'blocked' as const, 'interrupted' as const);

const requirement = fc.record<SessionRecord['requirements'][number]>({
  id: text,
  title: text,
  kind,
  priority,
  area: text,
  dependsOn: texts,
  source: fc.record({ file: text, line: positive }),
  placement: fc.record({
    type: fc.constantFrom('lane' as const, 'foundation' as const, 'outstanding' as const),
    lane: orNull(text),
    reason: orNull(text),
  }),
  wave: orNull(positive),
  state: fc.constantFrom('outstanding' as const, 'scaffolded' as const, 'implemented' as const, 'failing' as const),
  criteria: list(
    fc.record({
      id: text,
      text,
      type: fc.constantFrom('acceptance' as const, 'unchanged' as const),
      state: fc.constantFrom('met' as const, 'outstanding' as const, 'failed' as const),
      test: orNull(text),
      formerTexts: texts,
    }),
  ),
});

const lane = fc.record<SessionRecord['lanes'][number]>({
  name: text,
  kind,
  area: text,
  tag: text,
  requirements: texts,
  projects: list(fc.record({ name: text, root: text, existing: fc.boolean() })),
  brief: text,
  wave: positive,
  after: texts,
  imports: texts,
});

const contract = fc.record<SessionRecord['contracts'][number]>({
  area: text,
  package: text,
  root: text,
  requirements: texts,
  exports: list(
    fc.record({
      name: text,
      kind: fc.constantFrom('interface' as const, 'type' as const, 'enum' as const, 'class' as const),
      signature: text,
      file: text,
      requirement: text,
      fake: orNull(text),
      suite: orNull(text),
    }),
  ),
  implementedBy: texts,
  usedBy: texts,
});

const evidence = fc.record<NonNullable<SessionRecord['evidence']>>({
  runId: text,
  mode: fc.constantFrom('all' as const, 'affected' as const),
  base: orNull(text),
  commit: orNull(text),
  treeDigest: digest,
  startedAt: time,
  finishedAt: time,
  wallMs: duration,
  versions: fc.record({ node: text, nx: text, typescript: text, provisioner: text }),
  command: text,
  tasks: list(
    fc.record({
      id: text,
      project: text,
      target: fc.oneof(text, fc.constantFrom('build', 'test')),
      configuration: orNull(text),
      status: fc.constantFrom('executed' as const, 'restored' as const, 'skipped' as const, 'not-run' as const),
      outcome: orNull(fc.constantFrom('passed' as const, 'failed' as const)),
      code: orNull(natural),
      hash: orNull(text),
      startedAt: orNull(time),
      durationMs: orNull(duration),
      outputDigest: orNull(digest),
      outputTail: texts,
      knownFailing: fc.boolean(),
    }),
  ),
  tests: list(
    fc.record({
      project: text,
      file: text,
      name: text,
      status: fc.constantFrom('passed' as const, 'failed' as const, 'todo' as const, 'skipped' as const),
    }),
  ),
  exempt: list(fc.record({ project: text, reason: text })),
});

/** Any record that matches the schema, full of text that tries to break out. */
export const arbitraryRecord: fc.Arbitrary<SessionRecord> = fc
  .record<SessionRecord>({
    schemaVersion: fc.constant(1),
    session: fc.record({
      number: positive,
      timestamp: date.map(formatTimestamp),
      outcome,
      revisions: list(fc.record({ at: time, outcome, summary: text })),
    }),
    workspace: fc.record({
      name: text,
      directory: text,
      commit: orNull(text),
      projects: natural,
      style: text,
      packageManager: text,
    }),
    context: fc.record({
      file: orNull(text),
      effects: list(
        fc.record({
          source: fc.constantFrom('context' as const, 'plan' as const),
          subject: text,
          effect: text,
          line: orNull(positive),
        }),
      ),
      constraints: texts,
    }),
    history: list(
      fc.record({
        number: orNull(positive),
        timestamp: orNull(text),
        file: text,
        outcome: text,
        completed: texts,
        outstanding: texts,
        tests: orNull(fc.record({ passed: natural, failed: natural, todo: natural, skipped: natural })),
      }),
    ),
    scope: texts,
    requirements: list(requirement),
    outstanding: list(fc.record({ id: text, title: text, priority, reason: text })),
    waves: list(fc.record({ number: positive, requirements: texts, lanes: texts })),
    lanes: list(lane),
    contracts: list(contract),
    shared: list(fc.record({ name: text, package: text, root: text, requirements: texts, usedBy: texts })),
    harness: orNull(fc.record({ package: text, root: text, exports: texts })),
    buildSystem: fc.record({ targets: texts, configurations: texts, packages: texts, automation: texts }),
    commands: fc.record({ provision: text, ready: text, activate: fc.option(text), isolation: fc.option(text) }),
    walls: list(
      fc.record({
        name: fc.constantFrom('imports' as const, 'graph' as const, 'diff' as const),
        checked: text,
        baseline: natural,
        violations: natural,
        result,
      }),
    ),
    replacements: list(
      fc.record({
        from: text,
        to: text,
        requirements: texts,
        changed: texts,
        skipped: list(fc.record({ file: text, line: positive, reason: text })),
        remaining: natural,
        packages: list(fc.record({ manifest: text, name: text, version: fc.option(text) })),
      }),
    ),
    gates: list(fc.record({ name: text, threshold: text, enforcedBy: text, result })),
    decisions: list(fc.record({ choice: text, rationale: text, source: text })),
    changes: list(
      fc.record({
        component: text,
        name: text,
        action: fc.constantFrom('created' as const, 'changed' as const, 'removed' as const),
        files: list(ownPath),
        requirements: texts,
        reason: text,
      }),
    ),
    ownedFiles: list(
      fc.record({
        path: ownPath,
        owner: fc.constantFrom('plugin' as const, 'user' as const),
        digest,
        requirements: texts,
      }),
    ),
    baseline: orNull(fc.record({ tasks: texts, failing: texts })),
    evidence: orNull(evidence),
    blockers: list(fc.record({ code: text, file: orNull(text), line: orNull(positive), message: text, mend: text })),
  })
  .filter(({ session, evidence: captured }) => session.outcome !== 'completed' || captured !== null);
