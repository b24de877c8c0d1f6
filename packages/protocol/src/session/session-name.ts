const TIMESTAMP = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/;
const FILE_NAME = /(?:^|\/)PROVISIONER-SESSION-(\d{8}-\d{6})\.(md|json)$/;
const TITLE = /PROVISIONER-SESSION-(\d+)/i;

export type SessionFileExtension = 'md' | 'json';

/** UTC as `YYYYMMDD-HHMMSS`. Throws a RangeError for a date that is none. */
export function formatTimestamp(date: Date): string {
  return date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** The moment that a timestamp names; `null` for text of another form and for days that no calendar has. */
export function parseTimestamp(timestamp: string): Date | null {
  const iso = timestamp.replace(TIMESTAMP, '$1-$2-$3T$4:$5:$6.000Z');
  const date = new Date(iso === timestamp ? Number.NaN : iso);
  return !Number.isNaN(date.getTime()) && formatTimestamp(date) === timestamp ? date : null;
}

/** The artifact's or record's file name in `ARTIFACTS/`, without a folder. */
export function sessionFileName(timestamp: string, extension: SessionFileExtension): string {
  return `PROVISIONER-SESSION-${timestamp}.${extension}`;
}

/** What a path says of itself when it is an artifact or record of ours, else `null`. */
export function parseSessionFileName(file: string): { timestamp: string; extension: SessionFileExtension } | null {
  const [, timestamp, extension] = FILE_NAME.exec(file) ?? [];
  if (timestamp === undefined || parseTimestamp(timestamp) === null) return null;
  return { timestamp, extension: extension === 'json' ? 'json' : 'md' };
}

/** The artifact's first heading: `PROVISIONER-SESSION-003-20260131-094500`. */
export function sessionTitle(number: number, timestamp: string): string {
  return `PROVISIONER-SESSION-${formatNumber(number)}-${timestamp}`;
}

/** A session's number, and its timestamp where there is one, from a heading or file name of ours or someone else's. */
export function parseSessionTitle(title: string): { number: number | null; timestamp: string | null } {
  const timestamp = /(?<!\d)\d{8}-\d{6}(?!\d)/.exec(title)?.[0] ?? '';
  const [, digits] = TITLE.exec(title) ?? [];
  const isNumber = digits !== undefined && digits.length < 8 && Number(digits) > 0;
  return { number: isNumber ? Number(digits) : null, timestamp: parseTimestamp(timestamp) === null ? null : timestamp };
}

/** Three digits, more where needed. */
export function formatNumber(number: number): string {
  return String(number).padStart(3, '0');
}
