import type { TargetNames } from './profile';

/** One entry of `plugins` in nx.json. */
export type PluginEntry = string | { readonly plugin: string; readonly options?: unknown };

/** What Nx's own plugins call the targets that they infer; other names are set in their options. */
export function detectTargets(plugins: readonly PluginEntry[]): TargetNames {
  return {
    lint: readName(plugins, '@nx/eslint/plugin', ['targetName']) ?? 'lint',
    typecheck: readName(plugins, '@nx/js/typescript', ['typecheck', 'targetName']) ?? 'typecheck',
    build: readName(plugins, '@nx/js/typescript', ['build', 'targetName']) ?? 'build',
    test: readName(plugins, '@nx/jest/plugin', ['targetName']) ?? 'test',
  };
}

function readName(plugins: readonly PluginEntry[], plugin: string, keys: readonly string[]): string | null {
  for (const entry of plugins) {
    if (typeof entry === 'string' || entry.plugin !== plugin) continue;
    let value: unknown = entry.options;
    for (const key of keys) value = (value as Record<string, unknown> | null | undefined)?.[key];
    if (typeof value === 'string') return value;
  }
  return null;
}
