import { diagnose, showFound, type Diagnostic } from 'nx-provisioner-protocol';

/** Reads `default=dates,utc=utcDate` as the names of legacy exports and their modern ones. */
export function readImportPairs(text: string): { imports: Record<string, string>; diagnostics: Diagnostic[] } {
  const imports: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  const pairs = text.split(',').map((pair) => pair.trim());
  for (const pair of pairs.filter((entry) => entry !== '')) {
    const [, legacy, modern] = /^([\w$*]+)\s*=\s*([\w$*]+)$/.exec(pair) ?? [];
    if (legacy === undefined || modern === undefined) {
      const message = `--imports has ${showFound(pair)}; expected a legacy export and its modern one, such as default=dates.`;
      diagnostics.push(diagnose('NXP-900', null, message));
    } else if (Object.hasOwn(imports, legacy)) {
      diagnostics.push(diagnose('NXP-903', null, `--imports maps ${showFound(legacy)} twice.`));
    } else imports[legacy] = modern;
  }
  return { imports, diagnostics };
}
