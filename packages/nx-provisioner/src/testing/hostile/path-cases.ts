import { backlogTask, documentWithCode, nativeDocument, taskMaster, type HostileCase } from './hostile-case';

type Row = readonly [name: string, value: string, outcome: HostileCase['outcome']];

/** One document with a front matter value that tries to leave its place. */
const native = (field: string, line: (value: string) => string, rows: readonly Row[]): HostileCase[] =>
  rows.map(([name, value, outcome]) => ({
    name: `path: ${field} ${name}`,
    files: { 'ARTIFACTS/a.md': withField(field, line(value)) },
    outcome,
  }));

/** `id` and `area` stand in the document already, and take the value's place. */
function withField(field: string, line: string): string {
  if (field === 'id' || field === 'area') return nativeDocument({ [field]: line });
  return nativeDocument({ more: `${field}: ${line}` });
}

const escapes = (outcome: HostileCase['outcome']): Row[] => [
  ['above', '../../../beside', outcome],
  ['absolute', '/tmp/beside', outcome],
  ['above from within', 'a/../../../../beside', outcome],
  ['of another system', 'C:\\beside', outcome],
  ['with backslashes', '..\\..\\beside', outcome],
  ['of a home', '~/beside', outcome],
  ['with a NUL', 'a\u0000/../beside', outcome],
  ['with a line end', 'a\n../../beside', outcome],
];

const code = (name: string, info: string, outcome: HostileCase['outcome']): HostileCase => ({
  name: `path: code ${name}`,
  files: {
    'ARTIFACTS/a.md': documentWithCode(info, 'export const zero = 0;', { more: 'provides: { shared: [money] }' }),
  },
  outcome,
});

const quoted = (value: string) => JSON.stringify(value);

/** Every field of every dialect that becomes part of a path, each with a value that leads elsewhere. */
export const PATH_CASES: readonly HostileCase[] = [
  ...native('id', quoted, escapes(['NXP-101'])),
  ...native('area', quoted, escapes(['NXP-105'])),
  ...native('touches', (value) => `[${quoted(value)}]`, escapes(['NXP-107'])),
  ...native('provides', (value) => `{ shared: [${quoted(value)}] }`, escapes(['NXP-106'])),
  ...native('dependsOn', (value) => `[${quoted(value)}]`, [
    ['above', '../../../beside', ['NXP-401']],
    ['with a NUL', 'a\u0000', ['NXP-106']],
  ]),
  ...native('provides', (value) => `{ testing: [${quoted(value)}] }`, [['testing above', '../beside', ['NXP-106']]]),
  ...native('replaces', (value) => `[{ from: ${quoted(value)}, to: dates }]`, [
    ['from above', '../../../beside/secret', 'passes'],
    ['from with a quote', "x'; canary('", ['NXP-106']],
  ]),
  ...native('replaces', (value) => `[{ from: moment, to: ${quoted(value)} }]`, [
    ['to above', '../../../beside/secret', 'passes'],
    ['to a file address', 'file:///tmp/beside/secret.ts', 'passes'],
  ]),
  code('above', 'ts file=../../../../beside/x.ts', ['NXP-107']),
  code('absolute', 'ts file=/tmp/beside/x.ts', ['NXP-107']),
  code('in quotes, above', 'ts file="src/../../../../../beside/x.ts"', ['NXP-107']),
  code('of another system', 'ts file=C:\\x.ts', ['NXP-107']),
  code('of a home', 'ts file=~/x.ts', ['NXP-107']),
  code('with an empty path', 'ts file=', ['NXP-107']),
  code('at a folder', 'ts file=src/', ['NXP-107']),
  code('at the library itself', 'ts file=.', ['NXP-107']),
  code('with a dot on the way', 'ts file=src/./money.ts', ['NXP-107']),
  code('with an empty part', 'ts file=src//money.ts', ['NXP-107']),
  code('over the manifest', 'json file=package.json', ['NXP-107']),
  code('over the project', 'json file=project.json', ['NXP-107']),
  code('over the test configuration', 'js file=jest.config.cjs', ['NXP-107']),
  code('over the lint configuration', 'js file=eslint.config.mjs', ['NXP-107']),
  code('over the compiler configuration', 'json file=tsconfig.lib.json', ['NXP-107']),
  code('into installed packages', 'ts file=node_modules/nx/bin/nx.js', ['NXP-107']),
  code('into the repository', 'sh file=.git/hooks/pre-commit', ['NXP-107']),
  code('into a hidden folder', 'sh file=src/.husky/x.ts', ['NXP-107']),
  code('for a library above', 'ts library=../../x file=src/money.ts', ['NXP-423']),
  code('for a prototype', 'ts library=__proto__ file=src/money.ts', ['NXP-423']),
  {
    name: 'path: task-master tag above',
    files: { '.taskmaster/tasks/tasks.json': taskMaster({}, '../../../beside') },
    outcome: 'passes',
  },
  {
    name: 'path: task-master id above',
    files: { '.taskmaster/tasks/tasks.json': taskMaster({ id: '../../../beside/x' }) },
    outcome: 'passes',
  },
  {
    name: 'path: task-master dependency above',
    files: { '.taskmaster/tasks/tasks.json': taskMaster({ dependencies: ['../../../beside/x'] }) },
    outcome: ['NXP-401'],
  },
  {
    name: 'path: Backlog.md label above',
    files: { 'backlog/tasks/task-1.md': backlogTask('id: task-1\ntitle: T\nlabels: ["../../../beside"]') },
    outcome: 'passes',
  },
  {
    name: 'path: Backlog.md id above',
    files: { 'backlog/tasks/task-1.md': backlogTask('id: ../../../beside/x\ntitle: T\nlabels: [cart]') },
    outcome: 'passes',
  },
  {
    name: 'path: Backlog.md dependency above',
    files: { 'backlog/tasks/task-1.md': backlogTask('id: task-1\ntitle: T\ndependencies: ["../../x"]') },
    outcome: ['NXP-401'],
  },
  ...['..beside', '.hidden', '-rf', 'con', '...', 'a b;c', '%2e%2e%2f', 'node_modules2', '\\..\\..'].flatMap(
    (folder): HostileCase[] => [
      {
        name: `path: Kiro folder ${folder}`,
        files: {
          [`.kiro/specs/${folder}/requirements.md`]:
            '# Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. WHEN x THEN the system SHALL y\n',
        },
        outcome: folder === 'con' ? ['NXP-421'] : 'passes',
      },
      {
        name: `path: spec-kit folder 001-${folder}`,
        files: {
          [`specs/001-${folder}/spec.md`]:
            '# Feature Specification: Refunds\n\n### User Story 1 - Refund (Priority: P1)\n\n**Acceptance Scenarios**:\n\n1. **Given** a, **When** b, **Then** c\n\n- **FR-001**: System MUST refund\n',
        },
        outcome: folder === 'con' ? ['NXP-421'] : 'passes',
      },
      {
        name: `path: OpenSpec folder ${folder}`,
        files: {
          [`openspec/changes/${folder}/proposal.md`]: '# Change: Refunds\n\n## Why\nx\n\n## What Changes\n- y\n',
          [`openspec/changes/${folder}/specs/billing/spec.md`]:
            '## ADDED Requirements\n\n### Requirement: Refunds\nThe system SHALL refund.\n\n#### Scenario: Once\n- **WHEN** a\n- **THEN** b\n',
        },
        outcome: folder === 'con' ? ['NXP-421'] : 'passes',
      },
    ],
  ),
  {
    name: 'path: protocol family name with a folder in it',
    files: {
      'ARTIFACTS/REQUIREMENTS-W-01-..%2f..%2fbeside.md':
        '# REQUIREMENTS-W-01-001\n\n**Type**: ../../beside\n\n## Acceptance Criteria\n\n- [ ] One\n',
    },
    outcome: 'passes',
  },
  {
    name: 'path: context file above',
    files: { 'ARTIFACTS/a.md': nativeDocument() },
    contextFile: '../beside/secret.ts',
    outcome: ['NXP-014'],
  },
  {
    name: 'path: context file absolute',
    files: { 'ARTIFACTS/a.md': nativeDocument() },
    contextFile: '/etc/hostname',
    outcome: ['NXP-014'],
  },
  {
    name: 'path: context file with a NUL',
    files: { 'ARTIFACTS/a.md': nativeDocument() },
    contextFile: 'a\u0000b',
    outcome: ['NXP-014'],
  },
  {
    name: 'path: context file maps an area above',
    files: { 'ARTIFACTS/a.md': nativeDocument(), 'C.md': '---\nareas: { BIL-001: "../../../beside" }\n---\n' },
    contextFile: 'C.md',
    outcome: ['NXP-202'],
  },
  {
    name: 'path: context file replaces a path above',
    files: {
      'ARTIFACTS/a.md': nativeDocument(),
      'C.md': '---\nreplaces: [{ from: ../../../beside/secret, to: ../x }]\n---\n',
    },
    contextFile: 'C.md',
    outcome: 'passes',
  },
];
