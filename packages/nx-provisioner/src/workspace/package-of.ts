import { isBuiltin } from 'node:module';

/**
 * The package of a module specifier: `@acme/contracts-core` of `@acme/contracts-core/testing`; `null` for a path, a
 * `#name` of the package's own imports or a module of Node.
 */
export function packageOf(specifier: string): string | null {
  if (/^[./#]/.test(specifier) || specifier.startsWith('node:') || isBuiltin(specifier)) return null;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The package that describes another one: `@types/express`, `@types/scope__name`. */
export function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}
