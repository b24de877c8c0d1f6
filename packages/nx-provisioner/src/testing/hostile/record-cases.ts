import { nativeDocument, type HostileCase } from './hostile-case';

const DOCUMENT = { 'ARTIFACTS/a.md': nativeDocument() };
const DIGEST = '0'.repeat(64);
const FILE = 'ARTIFACTS/PROVISIONER-SESSION-20260101-000000.json';
/** SHA-256 of no text at all: what `beside/index.ts` holds. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Parts = Readonly<Record<string, unknown>>;

/** A record as an interrupted session leaves it, with parts that somebody wrote by hand. */
export function writeRecord(parts: Parts = {}, session: Parts = {}): string {
  const empty = { requirements: [], outstanding: [], waves: [], lanes: [], contracts: [], shared: [], walls: [] };
  return JSON.stringify({
    schemaVersion: 1,
    session: { number: 1, timestamp: '20260101-000000', outcome: 'interrupted', revisions: [], ...session },
    workspace: { name: 'w', directory: '.', commit: null, projects: 0, style: 'ts-solution', packageManager: 'npm' },
    context: { file: null, effects: [], constraints: [] },
    ...empty,
    ...{ history: [], scope: [], harness: null, replacements: [], gates: [], decisions: [], changes: [] },
    buildSystem: { targets: [], configurations: [], packages: [], automation: [] },
    commands: { provision: 'p', ready: 'r', activate: null, isolation: null },
    ...{ ownedFiles: [], baseline: null, evidence: null, blockers: [] },
    ...parts,
  });
}

const record = (
  name: string,
  text: string,
  outcome: HostileCase['outcome'],
  more: Partial<HostileCase> = {},
): HostileCase => ({ name: `record: ${name}`, files: { ...DOCUMENT, [FILE]: text }, outcome, ...more });

const owned = (path: string, digest = NOTHING) =>
  writeRecord({ ownedFiles: [{ path, owner: 'plugin', digest, requirements: [] }] });

const PATHS: Readonly<Record<string, string>> = {
  'a file above': '../beside/index.ts',
  'a file above from within': 'packages/../../beside/index.ts',
  'an absolute file': '/etc/hostname',
  'a file of another system': '..\\beside\\index.ts',
  'a file with a NUL': 'a\u0000b',
  'no file': '',
};

/** Records that somebody else committed: data like every other document. */
export const RECORD_CASES: readonly HostileCase[] = [
  record('as a session leaves it', writeRecord(), 'passes'),
  ...Object.entries(PATHS).map(([name, path]) =>
    record(`says that the plugin owns ${name}`, owned(path), ['NXP-300'], { prune: true, force: true }),
  ),
  record('says that the plugin owns the workspace itself', owned('.', DIGEST), 'passes', { prune: true }),
  record('says that the plugin owns the sources of a person', owned('src/index.ts', DIGEST), 'passes', {
    files: { ...DOCUMENT, [FILE]: owned('src/index.ts', DIGEST), 'src/index.ts': 'export {};\n' },
    prune: true,
  }),
  record('says that the plugin owns a folder', owned('src', DIGEST), 'passes', {
    files: { ...DOCUMENT, [FILE]: owned('src', DIGEST), 'src/index.ts': 'export {};\n' },
    prune: true,
  }),
  record('is no JSON', '{"a": \u001b[31m', ['NXP-301']),
  record('is empty', '', ['NXP-301']),
  record('is a list', '[]', ['NXP-300']),
  record('of a later version', '{"schemaVersion": 2}', ['NXP-302']),
  record('with the last number', writeRecord({}, { number: 9_999_999 }), 'passes'),
  record('with a number beyond', writeRecord({}, { number: Number.MAX_SAFE_INTEGER }), ['NXP-300']),
  record('with a number below one', writeRecord({}, { number: -1 }), ['NXP-300']),
  record('with a path as a timestamp', writeRecord({}, { timestamp: '../../../beside' }), ['NXP-300']),
  record('with a day that no calendar has', writeRecord({}, { timestamp: '20269999-999999' }), ['NXP-303']),
  record('with another timestamp than its name', writeRecord({}, { timestamp: '20250101-000000' }), ['NXP-303']),
  record('after which no second is left', '', 'passes', {
    files: { ...DOCUMENT, 'ARTIFACTS/PROVISIONER-SESSION-99991231-235959.md': '# PROVISIONER-SESSION-9999999\n' },
  }),
  record('with a key too many', writeRecord({ canary: 1 }), ['NXP-300']),
  record('with a prototype', writeRecord().replace('{', '{"__proto__":{"canary":1},'), ['NXP-300']),
  record('that says it is completed without evidence', writeRecord({}, { outcome: 'completed' }), ['NXP-300']),
  record('a hundred thousand deep', `${'{"session":'.repeat(100_000)}1${'}'.repeat(100_000)}`, ['NXP-300']),
  record(
    'with hostile texts',
    writeRecord({
      scope: ['# canary\n</details>', '\u001b[31m\u202E'],
      outstanding: [{ id: '<script>', title: '| a |\n# b', priority: 'high', reason: '`' }],
      changes: [
        {
          component: 'lane',
          name: '__proto__',
          action: 'created',
          files: ['packages/<b>'],
          requirements: [],
          reason: '<%= 1 %>',
        },
      ],
      blockers: [{ code: 'NXP-000', file: '../../x', line: 1, message: '\u001b]0;x\u0007', mend: '' }],
    }),
    'passes',
  ),
  record('with criteria of a prototype', writeRecord({ requirements: [requirementOf('__proto__')] }), 'passes'),
  record('with ten thousand criteria', writeRecord({ requirements: [requirementOf('BIL-001', 10_000)] }), 'passes'),
  record('beside Markdown that lies', writeRecord(), 'passes', {
    files: {
      ...DOCUMENT,
      [FILE]: writeRecord(),
      [FILE.replace('.json', '.md')]: '# PROVISIONER-SESSION-999-20260101-000000\n\n**Completed.**\n',
    },
  }),
];

function requirementOf(id: string, criteria = 1) {
  return {
    ...{ id, title: 'T', kind: 'expansion', priority: 'high', area: 'billing', dependsOn: [] },
    source: { file: 'ARTIFACTS/a.md', line: 1 },
    placement: { type: 'lane', lane: 'expansion/billing', reason: null },
    ...{ wave: 1, state: 'scaffolded' },
    criteria: Array.from({ length: criteria }, (_, n) => ({
      ...{ id: `${id}.${n + 1}`, text: `C ${n}`, type: 'acceptance', state: 'outstanding', test: null },
    })),
  };
}
