import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { z } from 'zod';

import { parseRecord, serializeRecord } from './read-record';
import { sessionRecordSchema, type SessionRecord } from './record';
import { arbitraryRecord } from './testing/arbitrary-record';
import { aRecord } from './testing/session-record';

const FILE = 'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json';

function diagnosticsOf(text: string): string[] {
  const read = parseRecord(FILE, text);
  return 'diagnostics' in read ? read.diagnostics.map(({ code, message }) => `${code} ${message}`) : [];
}

describe('serializeRecord', () => {
  it('writes what parseRecord reads back', () => {
    fc.assert(
      fc.property(arbitraryRecord, (record) => {
        expect(parseRecord(FILE, serializeRecord(record))).toEqual({ record });
      }),
      { numRuns: 50 },
    );
  });

  it('writes the same text whatever the order of the keys', () => {
    const record = aRecord();
    const reversed = Object.fromEntries(Object.entries(record).reverse()) as SessionRecord;
    expect(Object.keys(reversed)[0]).toBe('blockers');
    expect(serializeRecord(reversed)).toBe(serializeRecord(record));
    expect(serializeRecord(record)).toMatch(/^\{\n {2}"schemaVersion": 1,\n[^]*\}\n$/);
  });

  it('refuses what could not be read back', () => {
    const record = aRecord({ session: { ...aRecord().session, number: 0 } });
    expect(() => serializeRecord(record)).toThrow(/NXP-001.*session\.number/);
  });
});

describe('parseRecord', () => {
  it('names each field that does not match, with what was expected and found', () => {
    const { session, ...rest } = aRecord();
    const evidence = { ...rest.evidence!, tasks: [{ ...rest.evidence!.tasks[0]!, status: 'guessed' }] };
    const text = JSON.stringify({ ...rest, session: { ...session, number: 'one' }, evidence, extra: true });
    expect(diagnosticsOf(text)).toEqual([
      'NXP-300 session.number: Invalid input: expected number, received string; found "one".',
      'NXP-300 evidence.tasks[0].status: Invalid option: expected one of "executed"|"restored"|"skipped"|"not-run"; found "guessed".',
      expect.stringContaining('NXP-300 The record: Unrecognized key: "extra"; found {'),
    ]);
  });

  it('names a field that is missing', () => {
    const record: Partial<SessionRecord> = aRecord();
    delete record.lanes;
    expect(diagnosticsOf(JSON.stringify(record))).toEqual([
      'NXP-300 lanes: Invalid input: expected array, received undefined; found nothing.',
    ]);
  });

  it('believes no completed session without evidence', () => {
    expect(diagnosticsOf(JSON.stringify(aRecord({ evidence: null })))).toEqual([
      'NXP-300 evidence: Invalid input: expected the evidence of a completed session; found null.',
    ]);
  });

  it.each(['', '<<<<<<< HEAD\n{}', '{"a":'])('says that %j is no JSON', (text) => {
    expect(diagnosticsOf(text)).toEqual([expect.stringMatching(/^NXP-301 The record is no JSON: /)]);
  });

  it('asks for an update where a later version wrote the record', () => {
    expect(diagnosticsOf('{"schemaVersion":2,"new":true}')).toEqual([
      'NXP-302 The record has schemaVersion 2; this version of nx-provisioner reads 1.',
    ]);
  });

  it('puts no control characters into its messages', () => {
    const text = JSON.stringify({ ...aRecord(), scope: '\u202E\u009b31m' });
    expect(diagnosticsOf(text).join('\n')).not.toMatch(/[\u202E\u009b]/);
  });
});

describe('session-record.schema.json', () => {
  it('is the published form of the schema', () => {
    const published = readFileSync(join(__dirname, '../../session-record.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(z.toJSONSchema(sessionRecordSchema));
  });
});
