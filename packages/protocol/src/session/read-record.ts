import { z } from 'zod';

import { InternalError } from '../errors/provisioner-error';
import { diagnose, type Diagnostic } from '../model/diagnostic';
import { printJson } from './print-json';
import { sessionRecordSchema, type SessionRecord } from './record';
import { stripControlCharacters } from './strip-control-characters';

export type ReadRecord = { readonly record: SessionRecord } | { readonly diagnostics: readonly Diagnostic[] };

/** Longer values say no more in a message. */
const MAX_SHOWN = 60;

/**
 * Reads a session record.
 *
 * @param file where the text comes from, for the diagnostics
 * @returns the record; or NXP-301 for text that is no JSON, NXP-302 for the format of a later version, and NXP-300
 *   once for each field that does not match the schema
 */
export function parseRecord(file: string, text: string): ReadRecord {
  const place = { file, line: null };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [diagnose('NXP-301', place, `The record is no JSON: ${stripControlCharacters(reason)}`)] };
  }
  const version = z.object({ schemaVersion: z.number() }).safeParse(value).data?.schemaVersion;
  if (version !== undefined && version > 1) {
    const message = `The record has schemaVersion ${version}; this version of nx-provisioner reads 1.`;
    return { diagnostics: [diagnose('NXP-302', place, message)] };
  }
  const result = sessionRecordSchema.safeParse(value);
  if (result.success) return { record: result.data };
  return { diagnostics: result.error.issues.map((issue) => diagnose('NXP-300', place, describeIssue(issue, value))) };
}

/**
 * The record as JSON: keys in the schema's order, two spaces, a line end at the end.
 *
 * @throws InternalError when the record does not match its own schema, since nothing could read it back
 */
export function serializeRecord(record: SessionRecord): string {
  const result = sessionRecordSchema.safeParse(record);
  if (!result.success) {
    const issues = result.error.issues.map((issue) => describeIssue(issue, record));
    throw new InternalError(`the session record is not valid: ${issues.join('; ')}`, { cause: result.error });
  }
  return printJson(result.data);
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const field = issue.path.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
  const inner = findValue(value, issue.path);
  const shown = inner === undefined ? 'nothing' : toJson(inner);
  const found = shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown;
  return stripControlCharacters(`${field === '' ? 'The record' : field}: ${issue.message}; found ${found}.`);
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // What can be parsed can be too deep to be printed.
    return 'a value that is too deep to be shown';
  }
}

function findValue(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
