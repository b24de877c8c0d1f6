import type { DialectReader } from '../reader';

/** Reads files, texts by path, with one reader as an analysis does: sorted by path, then assembled. */
export function readWith<Facts>(reader: DialectReader<Facts>, files: Readonly<Record<string, string>>) {
  const readings = Object.keys(files)
    .sort()
    .map((file) => reader.read({ file, text: files[file] ?? '' }));
  const assembled = reader.assemble(readings);
  const diagnostics = [...readings.flatMap((reading) => reading.diagnostics), ...assembled.diagnostics];
  return { readings, ...assembled, diagnostics };
}

/** The document, the first requirement and the codes of the diagnostics that one file makes. */
export function readOneWith<Facts>(reader: DialectReader<Facts>, file: string, text: string) {
  const { readings, requirements, diagnostics } = readWith(reader, { [file]: text });
  return {
    document: readings[0]!.document,
    requirement: requirements[0]!,
    codes: diagnostics.map(({ code }) => code),
  };
}
