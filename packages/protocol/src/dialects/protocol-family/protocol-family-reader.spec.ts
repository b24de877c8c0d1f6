import { readOneWith, readWith } from '../testing/read-with';
import { protocolFamilyReader as reader } from './protocol-family-reader';

const OVERVIEW = `# REQUIREMENTS-W-05-001-LEDGER

## Requirement Overview

**ID**: W-05-001  
**Title**: Ledger entries  
**Type**: WORKER - Money & Ledger Domain  
**Priority**: HIGH  
**Worker**: WORKER-05  
**Dependencies**: P-001 (Money), WORKER-04-002 (Clock)  
`;

const assemble = (files: Record<string, string>) => readWith(reader, files);
const readOne = (text: string, file = 'ARTIFACTS/REQUIREMENTS-W-05-001-LEDGER.md') => readOneWith(reader, file, text);

describe('a requirement document', () => {
  it('gives its facts as written and its requirement normalised', () => {
    const { document, requirement } = readOne(`${OVERVIEW}
## Executive Summary

Keep every *entry* once.

## Requirement Details

### 1. Double entries

Debit and credit.

### 2. Rounding

## Success Criteria

### Functional Validation

- [ ] **Balance**: Debit equals credit
- [x] Nothing is lost
`);
    expect(document).toMatchObject({
      kind: 'requirement',
      id: 'W-05-001',
      title: 'Ledger entries',
      declared: { type: 'WORKER - Money & Ledger Domain', priority: 'HIGH', status: null },
      dependencies: [
        { ref: 'P-001', raw: 'P-001 (Money)' },
        { ref: 'W-04-002', raw: 'WORKER-04-002 (Clock)' },
      ],
      subRequirements: [
        { id: null, title: 'Double entries' },
        { id: null, title: 'Rounding' },
      ],
      acceptance: [
        { text: 'Balance: Debit equals credit', checked: false },
        { text: 'Nothing is lost', checked: true },
      ],
    });
    expect(requirement).toMatchObject({
      id: 'W-05-001',
      kind: 'expansion',
      priority: 'high',
      area: 'money-ledger',
      owner: 'WORKER-05',
      status: null,
      dependsOn: ['P-001', 'W-04-002'],
      summary: 'Keep every entry once.',
      source: { file: 'ARTIFACTS/REQUIREMENTS-W-05-001-LEDGER.md', line: 1 },
    });
    expect(requirement.acceptance.map(({ line }) => line)).toEqual([28, 29]);
  });

  it.each([
    ['no trailing spaces', OVERVIEW.replaceAll('  \n', '\n')],
    ['CRLF', OVERVIEW.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${OVERVIEW}`],
    ['full-width colons', OVERVIEW.replaceAll('**:', '**：')],
    ['colons inside of the marks', OVERVIEW.replaceAll('**:', ':**')],
    ['list items', OVERVIEW.replace(/^\*\*/gm, '- **')],
    ['emoji', OVERVIEW.replace('## Requirement', '## 📋 Requirement')],
    ['a rule right below', `${OVERVIEW}---\n`],
    ['a quote', OVERVIEW.replace(/^\*\*/gm, '> **')],
    [
      'a table',
      `# REQUIREMENTS-W-05-001-LEDGER\n\n| Field | Value |\n|---|---|\n${OVERVIEW.split('\n')
        .filter((line) => line.startsWith('**'))
        .map((line) => `| ${line.replace('**: ', '** | ').trim()} |`)
        .join('\n')}\n`,
    ],
  ])('is read the same with %s', (_, text) => {
    const { document } = readOne(text);
    const { id, title, declared, dependencies } = document;
    expect({ id, title, priority: declared.priority, dependencies: dependencies.map(({ ref }) => ref) }).toEqual({
      id: 'W-05-001',
      title: 'Ledger entries',
      priority: 'HIGH',
      dependencies: ['P-001', 'W-04-002'],
    });
  });

  it('takes id and title from its heading where it has no overview, and invents nothing else', () => {
    const { document, requirement } = readOne(
      '# REQUIREMENTS-P-004: Build **System**\n',
      'REQUIREMENTS-P-004-BUILD.md',
    );
    expect(document).toMatchObject({
      id: 'P-004',
      title: 'Build System',
      declared: { type: null, priority: null, status: null },
    });
    expect(requirement).toMatchObject({ kind: 'foundation', area: 'provisioner', priority: null, dependsOn: [] });
  });

  it('takes the id from the name where nothing else gives one', () => {
    expect(readOne('# Ledger\n').document).toMatchObject({ id: 'W-05-001', title: 'Ledger' });
  });

  it('trusts the document where its name says another id, and reports it', () => {
    const { document, codes } = readOne(OVERVIEW, 'REQUIREMENTS-W-05-009-LEDGER.md');
    expect(document.id).toBe('W-05-001');
    expect(codes).toContain('NXP-120');
  });

  it('reports a document without an id', () => {
    const { requirement, codes } = readOne('# Ledger\n', 'REQUIREMENTS-LEDGER.md');
    expect(requirement).toBeUndefined();
    expect(codes).toContain('NXP-100');
  });

  it.each<[string, string, string[]]>([
    ['a list under the key', '**Dependencies**:\n- P-001: money\n- W-04-002: clock, zones', ['P-001', 'W-04-002']],
    ['bold items', '## Dependencies\n\n- **P-001**\n- **W-04-002**\n', ['P-001', 'W-04-002']],
    ['an outer item', '- **Dependencies**:\n  - P-001 (money)\n', ['P-001']],
    ['a chapter', '## Dependencies\n\n- **P-001**: builds on W-01-001\n', ['P-001']],
    [
      'what it needs among integration points',
      '## Integration Points\n\n**Depends on**:\n- P-002\n\n**Enables**:\n- W-01-001\n',
      ['P-002'],
    ],
    [
      'nothing of what it enables',
      '### Dependencies on Other Requirements\n\nThis requirement enables:\n- All WORKER requirements\n- W-01-001\n',
      [],
    ],
    [
      'nothing of prose on the subject',
      '## Requirement Details\n\n### R-004.3: Dependency Management\n\n- Version pinning\n',
      [],
    ],
  ])('reads dependencies from %s', (_, text, expected) => {
    const { requirement } = readOne(`# REQUIREMENTS-W-05-001: Ledger\n\n## Overview\n\n${text}`);
    expect(requirement.dependsOn).toEqual(expected);
  });

  it.each<[string, string, (string | null)[][]]>([
    [
      'headings with ids',
      '## Requirement Details\n### R-004.1: Formats\n### R-004.2 – Speed\n## Other\n### 1. No\n',
      [
        ['R-004.1', 'Formats'],
        ['R-004.2', 'Speed'],
      ],
    ],
    [
      'a numbered list of bold items after its label',
      '## Target\n\n**Foundation Requirements**:\n\n1. **Formats**\n   - csv\n2. **Speed**: fast\n\n## Design\n\n1. **No**\n',
      [
        [null, 'Formats'],
        [null, 'Speed'],
      ],
    ],
    ['no list that holds other things', '**Requirements**:\n- fast\n- small\n', []],
  ])('finds its parts in %s', (_, text, expected) => {
    const { document } = readOne(`# REQUIREMENTS-P-004: Build\n\n${text}`);
    expect(document.subRequirements.map(({ id, title }) => [id, title])).toEqual(expected);
  });

  it('makes contracts of TypeScript under API headings only', () => {
    const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;
    const { requirement, codes } = readOne(
      `# REQUIREMENTS-W-05-001: Ledger\n\n## API Design\n\n### Core\n\n${fence('typescript', 'export interface Ledger {}')}\n${fence('swift', 'protocol L {}')}\n## Technical Design\n\n${fence('ts', 'const x = 1;')}\n## Success Criteria\n\n### Ledger\n\n- [ ] It adds up\n\n### Speed\n\n- [ ] It is fast\n`,
    );
    expect(requirement.contracts).toEqual([{ code: 'export interface Ledger {}\n', line: 8 }]);
    expect(requirement.acceptance.map(({ contract }) => contract)).toEqual(['Ledger', null]);
    expect(codes).toContain('NXP-124');
  });

  it('does not count a checkbox in code as a criterion', () => {
    const { document } = readOne(
      '# REQUIREMENTS-P-001: Logs\n\n## Success Criteria\n\n```md\n- [ ] no\n```\n\n- [ ] yes\n',
    );
    expect(document.acceptance).toEqual([{ text: 'yes', checked: false }]);
  });

  it('names the chapters that it takes nothing from', () => {
    const { diagnostics } = assemble({
      'REQUIREMENTS-P-001.md': '# P-001: Logs\n\n## History\n\nLong.\n\n## Success Criteria\n\n- Fast\n',
    });
    expect(diagnostics).toMatchObject([{ code: 'NXP-121', line: 3, message: expect.stringContaining('"History"') }]);
  });
});

describe('kind and area', () => {
  it.each([
    ['P-001', 'PROVISIONER - Foundational Infrastructure', 'foundation', 'provisioner'],
    ['W-05-001', 'WORKER - State Management Domain', 'expansion', 'state-management'],
    ['W-05-001', 'WORKER - State Management', 'expansion', 'state-management'],
    ['W-05-001', 'WORKER - Navigation Domain (Bug Fix)', 'stabilization', 'navigation'],
    ['W-05-001', 'WORKER - Stabilization', 'stabilization', 'worker-05'],
    ['W-05-001', '', 'expansion', 'worker-05'],
    ['S-002', 'STABILIZER - Integration', 'stabilization', 'stabilizer'],
  ])('of %s, %j', (id, type, kind, area) => {
    const { requirement } = readOne(`# ${id}: Ledger\n\n**ID**: ${id}\n**Type**: ${type}\n`, `REQUIREMENTS-${id}.md`);
    expect(requirement).toMatchObject({ kind, area });
  });

  it('takes a worker whose title begins as a fix for stabilization', () => {
    expect(readOne('# W-05-001: Fix lost entries\n').requirement.kind).toBe('stabilization');
  });
});

describe('an index', () => {
  const title = '# DEVELOPMENT-CYCLE-INDEX (WORKER-05 Folder)\n\n';
  it.each([
    ['- REQUIREMENTS-W-05-001-LEDGER [COMPLETED] ✅', 'done'],
    ['- **REQUIREMENTS-W-05-001-LEDGER** [COMPLETED ✅]', 'done'],
    ['- REQUIREMENTS-W-05-001-LEDGER [IN PROGRESS] - 40% done', 'in-progress'],
    ['- WORKER-05/REQUIREMENTS-W-05-001-LEDGER.md [BLOCKED]', 'blocked'],
    ['- REQUIREMENTS-WORKER-05-001-LEDGER [NOT STARTED]', 'proposed'],
    ['- W-05-001: Ledger - PENDING', 'proposed'],
    ['- W-05-001 ✅', 'done'],
    ['- W-05-001 [✅] Ledger', 'done'],
    ['- [x] REQUIREMENTS-W-05-001-LEDGER', 'done'],
    ['- **REQUIREMENTS-W-05-001-LEDGER**\n  - Status: In Progress 🚧', 'in-progress'],
    ['| Requirement | Status |\n|---|---|\n| REQUIREMENTS-W-05-001-LEDGER | ✅ COMPLETED |', 'done'],
    ['- Dependencies: W-05-001 ✅', null],
    ['- REQUIREMENTS-W-05-001-LEDGER', null],
  ])('gives status by %j', (entry, status) => {
    const files = { 'A/DEVELOPMENT-CYCLE-INDEX.md': `${title}${entry}\n`, 'A/REQUIREMENTS-W-05-001.md': OVERVIEW };
    const { requirements, readings } = assemble(files);
    expect(requirements[0]?.status).toBe(status);
    expect(readings[1]!.document.declared.status).toBeNull();
  });

  it('is a document of its folder with its requirements as tasks', () => {
    const { readings } = assemble({
      'A/DEVELOPMENT-CYCLE-INDEX.md': `${title}- REQUIREMENTS-W-05-001-LEDGER [COMPLETED]\n`,
    });
    expect(readings[0]!.document).toMatchObject({
      kind: 'cycle-index',
      id: 'WORKER-05',
      title: 'DEVELOPMENT-CYCLE-INDEX (WORKER-05 Folder)',
      tasks: [{ id: 'W-05-001', done: true }],
    });
  });

  it('adds priority and dependencies only where the document is silent', () => {
    const entry =
      '- REQUIREMENTS-W-05-00N-X [COMPLETED]\n  - Priority: CRITICAL\n  - Dependencies: P-009, W-05-003 ✅\n';
    const { requirements } = assemble({
      'A/DEVELOPMENT-CYCLE-INDEX.md': `${title}${entry.replace('00N', '001')}${entry.replace('00N', '002')}`,
      'A/REQUIREMENTS-W-05-001.md': OVERVIEW,
      'A/REQUIREMENTS-W-05-002.md': '# REQUIREMENTS-W-05-002: Rounding\n',
    });
    expect(requirements.map(({ priority, dependsOn }) => ({ priority, dependsOn }))).toEqual([
      { priority: 'high', dependsOn: ['P-001', 'W-04-002'] },
      { priority: 'critical', dependsOn: ['P-009', 'W-05-003'] },
    ]);
  });

  it('reports an entry without a document and two statuses for one', () => {
    const { diagnostics } = assemble({
      'A/DEVELOPMENT-CYCLE-INDEX.md': '- P-001 [COMPLETED]\n- P-002 [PENDING]\n- P-001 [BLOCKED]\n',
      'A/REQUIREMENTS-P-001.md': '# P-001: Logs\n',
    });
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual([
      ['NXP-122', 2],
      ['NXP-123', 3],
    ]);
  });
});

describe('the set as a whole', () => {
  const short = (id: string, dependencies = '') => ({
    [`REQUIREMENTS-${id}.md`]: `# ${id}: Name\n\n**Dependencies**: ${dependencies}\n`,
  });

  it('expands ranges of workers and puts stabilizers after all workers', () => {
    const { requirements } = assemble({
      ...short('W-01-001'),
      ...short('W-02-001'),
      ...short('W-08-001'),
      ...short('S-001', 'WORKER-01 through WORKER-07, P-003'),
    });
    expect(requirements.find(({ id }) => id === 'S-001')).toMatchObject({
      dependsOn: ['W-01-001', 'W-02-001', 'P-003'],
      after: ['W-01-001', 'W-02-001', 'W-08-001'],
    });
  });

  it('never makes a requirement depend on itself', () => {
    const { requirements } = assemble({ ...short('W-01-001', 'All WORKER requirements'), ...short('W-01-002') });
    expect(requirements[0]?.dependsOn).toEqual(['W-01-002']);
  });
});

describe('a session', () => {
  const session = `# CB-ACTOR-SESSION-001

**Worker Folder**: WORKER-05
**Requirements**: WORKER-05/REQUIREMENTS-W-05-001-LEDGER.md
**Session Type**: IMPLEMENTATION

## Remaining Work
1. **Rounding**: half up
2. Dates

## Log

- [ ] REQUIREMENTS-P-001 is no task
`;

  it('has its status from the index of its own folder', () => {
    const index = (status: string) => `- CB-ACTOR-SESSION-001.md [${status}] - REQUIREMENTS-W-05-001\n`;
    const { sessions } = assemble({
      'W/WORKER-05/CB-ACTOR-SESSION-001.md': session,
      'W/WORKER-05/DEVELOPMENT-CYCLE-INDEX.md': index('BLOCKED'),
      'W/WORKER-06/CB-ACTOR-SESSION-001.md': session,
      'W/WORKER-06/DEVELOPMENT-CYCLE-INDEX.md': '- WORKER-06/CB-ACTOR-SESSION-001.md [COMPLETED]\n',
    });
    expect(sessions).toMatchObject([
      {
        id: 'CB-ACTOR-SESSION-001',
        status: 'BLOCKED',
        blocked: ['W-05-001'],
        completed: [],
        outstanding: ['Rounding: half up', 'Dates'],
      },
      { id: 'CB-ACTOR-SESSION-001', status: 'COMPLETED', blocked: [], completed: ['W-05-001'] },
    ]);
  });

  it('is no requirement, whatever it lists', () => {
    const { readings, requirements } = assemble({ 'CB-ACTOR-SESSION-001.md': session });
    expect(requirements).toEqual([]);
    expect(readings[0]!.document).toMatchObject({
      kind: 'session',
      declared: { type: 'IMPLEMENTATION', status: null },
      acceptance: [],
      tasks: [],
    });
  });

  it('has what the protocol’s own template says of work done and outstanding', () => {
    const text =
      '# S\n\n### Work Completed Previously\n- Ledger\n\n### Outstanding Work Identified\n- P-002: high\n\n### Blockers\n- None\n';
    expect(assemble({ 'PROVISIONER-SESSION-20250102-030405.md': text }).sessions).toMatchObject([
      { completed: ['Ledger'], outstanding: ['P-002: high'], blocked: [] },
    ]);
  });
});

describe('claim', () => {
  it.each([
    ['PROVISIONER-SESSION-001.md', '# PROVISIONER-SESSION-{SESSION_NUMBER}-{TIMESTAMP}\n'],
    ['REQUIREMENTS-W-01-001-X.md', '# REQUIREMENTS-[ID]-[TITLE]\n'],
    ['WORKER-PROTOCOL.md', '# WORKER-PROTOCOL\n'],
  ])('leaves %s out with a reason', (file, text) => {
    expect(reader.claim({ file, text })).toEqual({ take: false, reason: expect.any(String) });
  });

  it('reads an analysis without making requirements of its findings', () => {
    const source = { file: 'FW-ANALYSIS-001.md', text: '# Everything\n\n### 6.1 Forms (MAJOR GAP)\n\n- [ ] P-001\n' };
    expect(reader.claim(source)).toEqual({ take: true });
    const reading = reader.read(source);
    expect(reading.document).toMatchObject({
      kind: 'analysis',
      id: 'FW-ANALYSIS-001',
      title: 'Everything',
      subRequirements: [],
    });
    expect(reader.assemble([reading]).requirements).toEqual([]);
  });
});
