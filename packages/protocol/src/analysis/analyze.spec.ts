import * as fc from 'fast-check';
import { NO_GUIDANCE } from '../context/guidance';
import { nativeReader } from '../dialects/native/native-reader';
import type { DialectReader } from '../dialects/reader';
import { toAnalysisJson } from './analysis-json';
import { analyzeDocuments, type SourceFile } from './analyze';
import { READERS } from './readers';

const readers = [nativeReader];

function requirementFile(file: string, id: string, extra = 'kind: expansion\narea: billing\n'): SourceFile {
  return { file: `ARTIFACTS/${file}.md`, content: Buffer.from(`---\nid: ${id}\n${extra}---\n# Title of ${id}\n`) };
}

const FILES = [
  requirementFile('c', 'C-1'),
  requirementFile('a', 'A-1'),
  requirementFile('b', 'A-1'),
  requirementFile('d', 'D-1', 'area: BAD\n'),
  { file: 'ARTIFACTS/notes.md', content: Buffer.from('# Notes\n') },
  { file: 'ARTIFACTS/picture.png', content: Buffer.from([0, 1, 2]) },
  { file: 'ARTIFACTS/broken.md', content: Buffer.from([0xff, 0x00]) },
];

describe('analyzeDocuments', () => {
  it('reads documents, and names files that are none with the reason', () => {
    const analysis = analyzeDocuments(FILES, { readers });
    expect(analysis.documents.map(({ file }) => file)).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `ARTIFACTS/${name}.md`),
    );
    expect(analysis.requirements.map(({ id }) => id)).toEqual(['A-1', 'C-1']);
    expect(analysis.ignored).toEqual([
      { file: 'ARTIFACTS/broken.md', reason: 'binary: it holds NUL bytes' },
      { file: 'ARTIFACTS/notes.md', reason: 'neither its place nor its form is that of a known dialect' },
      { file: 'ARTIFACTS/picture.png', reason: 'binary: it holds NUL bytes' },
    ]);
    expect(analysis.diagnostics.map(({ code, file }) => `${code} ${file ?? ''}`)).toEqual([
      'NXP-111 ARTIFACTS/b.md',
      'NXP-112 ARTIFACTS/broken.md',
      'NXP-113 ARTIFACTS/d.md',
      'NXP-105 ARTIFACTS/d.md',
    ]);
  });

  it('names both places of an id that stands twice', () => {
    const { diagnostics } = analyzeDocuments(FILES.slice(0, 3), { readers });
    expect(diagnostics).toMatchObject([
      { code: 'NXP-111', file: 'ARTIFACTS/b.md', line: 6, message: expect.stringContaining('ARTIFACTS/a.md:6') },
    ]);
  });

  it('keeps the first of three with one id, and names it for both others', () => {
    const files = ['a', 'b', 'c'].map((name) => requirementFile(name, 'A-1'));
    const { requirements, diagnostics } = analyzeDocuments(files, { readers });
    expect(requirements).toMatchObject([{ source: { file: 'ARTIFACTS/a.md' } }]);
    expect(diagnostics.map(({ message }) => message.includes('and at ARTIFACTS/a.md:6'))).toEqual([true, true]);
  });

  it('takes no mapping from an object by its prototype', () => {
    const file = requirementFile('a', 'constructor', 'kind: expansion\narea: constructor\n');
    const guidance = { ...NO_GUIDANCE, areas: { 'X-1': 'other' } };
    expect(analyzeDocuments([file], { readers, guidance }).requirements).toMatchObject([{ area: 'constructor' }]);
  });

  it('gives the same result for every order of the files', () => {
    const expected = toAnalysisJson(analyzeDocuments(FILES, { readers: READERS }));
    fc.assert(
      fc.property(fc.shuffledSubarray(FILES, { minLength: FILES.length }), (shuffled) => {
        expect(toAnalysisJson(analyzeDocuments(shuffled, { readers: READERS }))).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('reports a reader that throws, and reads the rest', () => {
    const failing: DialectReader = {
      ...nativeReader,
      claim: ({ file }) => (file.endsWith('a.md') ? { take: true } : null),
      read: () => {
        throw new RangeError('out of\u001b bounds');
      },
    };
    const { diagnostics, requirements } = analyzeDocuments(FILES.slice(0, 2), { readers: [failing, nativeReader] });
    expect(diagnostics).toMatchObject([
      { code: 'NXP-001', file: 'ARTIFACTS/a.md', message: expect.stringContaining('RangeError: out of\\u001b bounds') },
    ]);
    expect(requirements.map(({ id }) => id)).toEqual(['C-1']);
  });

  it('reports a dialect whose requirements cannot be built', () => {
    const failing: DialectReader = {
      ...nativeReader,
      assemble: () => {
        throw new Error('no');
      },
    };
    const { diagnostics, documents } = analyzeDocuments(FILES.slice(0, 1), { readers: [failing] });
    expect(diagnostics).toMatchObject([{ code: 'NXP-001', file: 'ARTIFACTS/c.md' }]);
    expect(documents).toHaveLength(1);
  });

  it('maps kinds and areas by id, by area and by declared type, and reports a mapping without effect', () => {
    const guidance = {
      ...NO_GUIDANCE,
      file: 'context.md',
      kinds: { 'A-1': 'foundation', expansion: 'stabilization' } as const,
      areas: { billing: 'money', nothing: 'else' },
    };
    const { requirements, effects, diagnostics } = analyzeDocuments(FILES.slice(0, 2), { readers, guidance });
    expect(requirements).toMatchObject([
      { id: 'A-1', kind: 'foundation', area: 'money' },
      { id: 'C-1', kind: 'stabilization', area: 'money' },
    ]);
    expect(effects.map(({ source, subject, effect }) => `${source}: ${subject}: ${effect}`)).toEqual([
      'context: A-1: kind foundation instead of expansion',
      'context: A-1: area money instead of billing',
      'context: C-1: kind stabilization instead of expansion',
      'context: C-1: area money instead of billing',
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'NXP-206', file: 'context.md', message: expect.stringContaining('areas.nothing') },
    ]);
  });

  it('survives any bytes in any dialect', () => {
    const file = fc.constantFrom(
      'ARTIFACTS/a.md',
      'specs/001-x/spec.md',
      'openspec/specs/x/spec.md',
      '.kiro/specs/x/tasks.md',
      'tasks/tasks.json',
      'backlog/tasks/t.md',
      'REQUIREMENTS-x.md',
    );
    fc.assert(
      fc.property(file, fc.uint8Array({ maxLength: 200 }), (name, content) => {
        const { diagnostics } = analyzeDocuments([{ file: name, content }], { readers: READERS });
        expect(diagnostics.filter(({ code }) => code === 'NXP-001')).toEqual([]);
      }),
    );
  });
});

describe('toAnalysisJson', () => {
  it('prints exactly the fields that other programs rely on', () => {
    const printed: unknown = JSON.parse(toAnalysisJson(analyzeDocuments(FILES, { readers })));
    const { documents, requirements, diagnostics, ...rest } = printed as Record<string, object[]>;
    expect(Object.keys(rest)).toEqual(['sessions', 'ignored']);
    expect(Object.keys(documents?.[0] ?? {})).toEqual([
      'file',
      'dialect',
      'kind',
      'id',
      'title',
      'declared',
      'dependencies',
      'subRequirements',
      'acceptance',
      'tasks',
    ]);
    expect(Object.keys(requirements?.[0] ?? {})).toEqual([
      'id',
      'title',
      'kind',
      'priority',
      'area',
      'owner',
      'status',
      'dependsOn',
      'acceptance',
      'contracts',
      'replaces',
      'source',
    ]);
    expect(Object.keys(diagnostics?.[0] ?? {})).toEqual(['code', 'severity', 'file', 'line', 'message']);
  });
});
