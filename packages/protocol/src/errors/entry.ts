/** What the catalogue knows of a code: the rest of a message is written where the problem is found. */
export interface CatalogueEntry {
  readonly severity: 'error' | 'warning' | 'info';
  /** The kind of problem, as a heading. */
  readonly title: string;
  /** A whole first line as it is printed, the code and the place included; the docs show it. */
  readonly example: string;
  /** What to do about it, for whoever reads the message. */
  readonly mend: string;
}

/** Checks each entry's shape and keeps the codes as literal types. */
export function defineErrors<Code extends `NXP-${number}`>(
  entries: Readonly<Record<Code, CatalogueEntry>>,
): Readonly<Record<Code, CatalogueEntry>> {
  return entries;
}
