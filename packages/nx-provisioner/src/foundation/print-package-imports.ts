import type { PackageImport } from '../contracts/contract-model';
import { quote } from './source-text';

const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * Imports of types from packages, sorted: `import type { Observable as Stream } from 'rxjs';`, the default export and
 * the whole module each in a line of its own, since `import type` takes one form at a time.
 */
export function printPackageImports(imports: readonly PackageImport[]): string[] {
  const clauses = new Map<string, Set<string>>();
  for (const { specifier, imported, name } of imports) {
    const names = clauses.get(specifier) ?? new Set();
    clauses.set(specifier, names.add(printBinding(imported, name)));
  }
  return [...clauses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([specifier, bindings]) => {
      const sorted = [...bindings].sort();
      const named = sorted.filter((binding) => binding.startsWith('{')).map((binding) => binding.slice(2, -2));
      const others = sorted.filter((binding) => !binding.startsWith('{'));
      return [...others, ...(named.length === 0 ? [] : [`{ ${named.join(', ')} }`])].map(
        (clause) => `import type ${clause} from ${quote(specifier)};`,
      );
    });
}

function printBinding(imported: string, name: string): string {
  if (imported === 'default') return name;
  if (imported === '*') return `* as ${name}`;
  if (imported === name) return `{ ${name} }`;
  return `{ ${IDENTIFIER.test(imported) ? imported : quote(imported)} as ${name} }`;
}
