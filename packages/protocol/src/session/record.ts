import { z } from 'zod';

import { KINDS, PRIORITIES } from '../model/requirement';

const text = z.string();
const path = z.string().describe('Relative to the workspace root, with /');
/** A path that a run may read, change or delete: what somebody else committed does not lead out of the workspace. */
const ownPath = z
  .string()
  .regex(/^(?![/~]|[A-Za-z]:)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\\u0000-\u001f]+$/, 'a path inside the workspace, with /')
  .describe('Relative to the workspace root, with /');
/** The highest number of a session; a file name shows it whole. */
export const MOST_SESSIONS = 9_999_999;

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
const time = z.iso.datetime().describe('UTC');
const milliseconds = z.number().nonnegative();
const kind = z.enum(KINDS);
const priority = z.enum(PRIORITIES);
const ids = z.array(text);

const criterion = z.strictObject({
  id: text.describe('BIL-002.1, or BIL-002.u1 for unchanged behaviour'),
  text,
  type: z.enum(['acceptance', 'unchanged']),
  state: z.enum(['met', 'outstanding', 'failed']),
  test: text.nullable().describe('project: test name, where a test carries the id'),
  formerTexts: z
    .array(text)
    .optional()
    .describe('what earlier sessions had under the id: a test that is named by one of them proves that text only'),
});

const requirement = z.strictObject({
  id: text,
  title: text,
  kind,
  priority,
  area: text,
  dependsOn: ids,
  source: z.strictObject({ file: path, line: z.int().positive() }),
  placement: z.strictObject({
    type: z.enum(['lane', 'foundation', 'outstanding']),
    lane: text.nullable(),
    reason: text.nullable(),
  }),
  wave: z.int().positive().nullable(),
  state: z.enum(['outstanding', 'scaffolded', 'implemented', 'failing']),
  criteria: z.array(criterion),
});

const lane = z.strictObject({
  name: text,
  kind,
  area: text,
  tag: text,
  requirements: ids,
  projects: z.array(z.strictObject({ name: text, root: path, existing: z.boolean() })),
  brief: path,
  wave: z.int().positive(),
  after: z.array(text),
  imports: z.array(text).describe('packages that the lane may import'),
});

const contractLibrary = z.strictObject({
  area: text,
  package: text,
  root: path,
  requirements: ids,
  exports: z.array(
    z.strictObject({
      name: text,
      kind: z.enum(['interface', 'type', 'enum', 'class']),
      signature: text.describe('The declaration as text, one line a member'),
      file: path,
      requirement: text,
      fake: text.nullable().describe('name of the fake, where it has one'),
      suite: text.nullable().describe('name of the contract suite, where it has one'),
    }),
  ),
  implementedBy: z.array(text).describe('lanes'),
  usedBy: z.array(text).describe('lanes'),
});

const task = z.strictObject({
  id: text.describe('project:target or project:target:configuration'),
  project: text,
  target: text,
  configuration: text.nullable(),
  status: z.enum(['executed', 'restored', 'skipped', 'not-run']),
  outcome: z.enum(['passed', 'failed']).nullable(),
  code: z.int().nullable(),
  hash: text.nullable(),
  startedAt: time.nullable(),
  durationMs: milliseconds.nullable(),
  outputDigest: digest.nullable(),
  outputTail: z.array(text).describe('the last lines of the output of a task that failed'),
  knownFailing: z.boolean(),
});

const test = z.strictObject({
  project: text,
  file: path,
  name: text.describe('describe titles and test title, joined by a blank'),
  status: z.enum(['passed', 'failed', 'todo', 'skipped']),
});

const evidence = z.strictObject({
  runId: text,
  mode: z.enum(['all', 'affected']),
  base: text.nullable().describe('the commit that affected was computed from'),
  commit: text.nullable(),
  treeDigest: digest,
  startedAt: time,
  finishedAt: time,
  wallMs: milliseconds,
  versions: z.strictObject({ node: text, nx: text, typescript: text, provisioner: text }),
  command: text,
  tasks: z.array(task),
  tests: z.array(test),
  exempt: z
    .array(z.strictObject({ project: text, reason: text }))
    .describe('foundation libraries without executable code'),
});

const count = z.int().nonnegative();

const testCounts = z.strictObject({ passed: count, failed: count, todo: count, skipped: count });

const wall = z.strictObject({
  name: z.enum(['imports', 'graph', 'diff']),
  checked: text.describe('what was looked at, with its number: 14 projects'),
  baseline: count.describe('violations that were there before and may only become fewer'),
  violations: count.describe('new ones'),
  result: z.enum(['passed', 'failed', 'not-run']),
});

const replacement = z.strictObject({
  from: text,
  to: text,
  requirements: ids,
  changed: z.array(path).describe('files that now use the modern module'),
  skipped: z.array(z.strictObject({ file: path, line: z.int().positive(), reason: text })),
  remaining: count.describe('places that still use the legacy module'),
  packages: z
    .array(
      z.strictObject({
        manifest: path,
        name: text,
        version: text.nullable().describe('the range that came in; null for a package that went'),
      }),
    )
    .optional()
    .describe('packages that came or went; records of older versions do not say'),
});

const change = z.strictObject({
  component: text.describe('what it is to a reader: contracts, shared library, test harness, lane, wiring'),
  name: text,
  action: z.enum(['created', 'changed', 'removed']),
  files: z.array(ownPath),
  requirements: ids,
  reason: text,
});

/** Another file than the plan's: who owns it, and what it was when the plugin last wrote it. */
const ownedFile = z.strictObject({ path: ownPath, owner: z.enum(['plugin', 'user']), digest, requirements: ids });

const blocker = z.strictObject({
  code: text,
  file: path.nullable(),
  line: z.int().positive().nullable(),
  message: text,
  mend: text,
});

export const sessionRecordSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    session: z.strictObject({
      number: z.int().positive().max(MOST_SESSIONS),
      timestamp: z.string().regex(/^\d{8}-\d{6}$/, 'UTC as YYYYMMDD-HHMMSS'),
      outcome: z.enum(['completed', 'blocked', 'interrupted']),
      revisions: z.array(
        z.strictObject({ at: time, outcome: z.enum(['completed', 'blocked', 'interrupted']), summary: text }),
      ),
    }),
    workspace: z.strictObject({
      name: text,
      directory: path.describe('the workspace directory: . for the root'),
      commit: text.nullable(),
      projects: z.int().nonnegative(),
      style: text,
      packageManager: text,
    }),
    context: z.strictObject({
      file: path.nullable(),
      effects: z.array(
        z.strictObject({
          source: z.enum(['context', 'plan']),
          subject: text,
          effect: text,
          line: z.int().positive().nullable(),
        }),
      ),
      constraints: z.array(text),
    }),
    history: z.array(
      z.strictObject({
        number: z.int().positive().nullable(),
        timestamp: text.nullable(),
        file: path,
        outcome: text,
        completed: z.array(text),
        outstanding: z.array(text),
        tests: testCounts.nullable().describe('null where the session left no evidence'),
      }),
    ),
    scope: z.array(text),
    requirements: z.array(requirement).describe('in plan order'),
    outstanding: z.array(z.strictObject({ id: text, title: text, priority, reason: text })),
    waves: z.array(z.strictObject({ number: z.int().positive(), requirements: ids, lanes: z.array(text) })),
    lanes: z.array(lane),
    contracts: z.array(contractLibrary),
    shared: z.array(
      z.strictObject({ name: text, package: text, root: path, requirements: ids, usedBy: z.array(text) }),
    ),
    harness: z.strictObject({ package: text, root: path, exports: z.array(text) }).nullable(),
    buildSystem: z.strictObject({
      targets: z.array(text),
      configurations: z.array(text),
      packages: z.array(text).describe('packages that this session added or changed, name@version'),
      automation: z.array(text),
    }),
    commands: z
      .strictObject({ provision: text, ready: text, activate: text.nullable(), isolation: text.nullable() })
      .describe("the root targets' command lines, as a person types them; null where there is no such target"),
    walls: z.array(wall),
    replacements: z.array(replacement),
    gates: z.array(
      z.strictObject({
        name: text,
        threshold: text,
        enforcedBy: text,
        result: z.enum(['passed', 'failed', 'not-run']),
      }),
    ),
    decisions: z.array(z.strictObject({ choice: text, rationale: text, source: text })),
    changes: z.array(change),
    ownedFiles: z.array(ownedFile),
    baseline: z
      .strictObject({
        tasks: z.array(text).describe('tasks of existing projects that ran before the first change'),
        failing: z.array(text).describe('those that were red'),
      })
      .nullable(),
    evidence: evidence.nullable(),
    blockers: z.array(blocker),
  })
  .refine((record) => record.session.outcome !== 'completed' || record.evidence !== null, {
    path: ['evidence'],
    error: 'Invalid input: expected the evidence of a completed session',
  })
  .describe('One session of the provisioner protocol: the truth that its Markdown artifact is rendered from');

/** The truth of one session; the Markdown artifact is its face. */
export type SessionRecord = z.infer<typeof sessionRecordSchema>;
export type Evidence = z.infer<typeof evidence>;
export type TaskEvidence = z.infer<typeof task>;
export type TestEvidence = z.infer<typeof test>;
export type ComponentChange = z.infer<typeof change>;
export type OwnedFile = z.infer<typeof ownedFile>;
export type ContractLibraryRecord = z.infer<typeof contractLibrary>;
export type LaneRecord = z.infer<typeof lane>;
export type RequirementRecord = z.infer<typeof requirement>;
export type TestCounts = z.infer<typeof testCounts>;
export type ReplacementRecord = z.infer<typeof replacement>;
export type ReviewedSession = SessionRecord['history'][number];
