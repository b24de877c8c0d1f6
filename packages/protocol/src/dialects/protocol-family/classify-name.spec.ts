import { classifyName } from './classify-name';

describe('classifyName', () => {
  it.each([
    ['ARTIFACTS/PROVISIONER/REQUIREMENTS-P-001-LOGS.md', 'requirement'],
    ['REQUIREMENTS-W-03-002-COVERAGE-MATRIX-PROTOCOL.md', 'requirement'],
    ['anywhere/else/REQUIREMENTS-S-001.md', 'requirement'],
    ['REQUIREMENTS-BILLING.md', 'requirement'],
    ['ARTIFACTS/WORKERS/WORKER-01/DEVELOPMENT-CYCLE-INDEX.md', 'cycle-index'],
    ['REQUIREMENTS-INDEX.md', 'cycle-index'],
    ['CB-ACTOR-SESSION-001.md', 'session'],
    ['ARTIFACTS/PROVISIONER-SESSION-20250102-030405.md', 'session'],
    ['FW-ANALYSIS-20250610-182229.md', 'analysis'],
    ['ARTIFACTS/PROVISIONER-SESSION-TEMPLATE.md', 'left-out'],
    ['REQUIREMENTS-COVERAGE-MATRIX.md', 'left-out'],
    ['WORKER-COVERAGE-MATRIX.md', 'left-out'],
    ['PROVISIONER-PROTOCOL.md', 'left-out'],
    ['templates/REQUIREMENTS-P-001-EXAMPLE.md', 'left-out'],
  ])('takes %s for a %s', (file, kind) => {
    expect(classifyName(file)?.kind).toBe(kind);
  });

  it.each([
    'requirements.md',
    'requirements-gathering.md',
    'README.md',
    'notes/my-analysis-of-it.md',
    'src/session-store.md',
    'MATRIX-MATH.txt',
    'SESSION-001.md',
  ])('leaves %s to others', (file) => {
    expect(classifyName(file)).toBeNull();
  });
});
