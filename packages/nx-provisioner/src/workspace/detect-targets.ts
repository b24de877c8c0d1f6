/** What the gate runs, by what it proves. */
const KINDS = ['lint', 'typecheck', 'build', 'test'] as const;

/** The name of each target that generated libraries have. */
export type TargetNames = Readonly<Record<(typeof KINDS)[number], string>>;

/** Every name under which the workspace has the targets of the gate: another plugin may call the same thing otherwise. */
export type GateTargets = Readonly<Record<(typeof KINDS)[number], readonly string[]>>;

/** One entry of `plugins` in nx.json. */
export type PluginEntry = string | { readonly plugin: string; readonly options?: unknown };

/** Where the options of Nx's plugins name a target; every other plugin of Nx's has `testTargetName` and its like. */
const OPTIONS: Readonly<Record<string, Partial<Record<keyof TargetNames, readonly string[]>>>> = {
  '@nx/eslint/plugin': { lint: ['targetName'] },
  '@nx/jest/plugin': { test: ['targetName'] },
  '@nx/js/typescript': { typecheck: ['typecheck', 'targetName'], build: ['build', 'targetName'] },
};

/**
 * What the plugins that serve generated libraries call their targets, `test` and so on where nothing is set.
 *
 * @param testPlugin the one that runs their tests: `@nx/vitest`
 */
export function detectTargets(plugins: readonly PluginEntry[], testPlugin = '@nx/jest/plugin'): TargetNames {
  const find = (plugin: string, kind: keyof TargetNames) =>
    plugins.map((entry) => readName(entry, kind, plugin)).find((name) => name !== null) ?? kind;
  return {
    lint: find('@nx/eslint/plugin', 'lint'),
    typecheck: find('@nx/js/typescript', 'typecheck'),
    build: find('@nx/js/typescript', 'build'),
    test: find(testPlugin, 'test'),
  };
}

/** The names that any plugin in nx.json sets, after the usual one, which projects may have in their own configuration. */
export function detectGate(plugins: readonly PluginEntry[]): GateTargets {
  const namesOf = (kind: keyof TargetNames) => {
    const set = plugins.map((entry) => readName(entry, kind)).filter((name) => name !== null);
    return [...new Set([kind, ...set])];
  };
  return { lint: namesOf('lint'), typecheck: namesOf('typecheck'), build: namesOf('build'), test: namesOf('test') };
}

/** All targets of the gate in one list. */
export function listGateTargets(gate: GateTargets): string[] {
  return [...new Set(KINDS.flatMap((kind) => gate[kind]))];
}

/** @param plugin the only one that counts; every one where it is left out */
function readName(entry: PluginEntry, kind: keyof TargetNames, plugin?: string): string | null {
  if (typeof entry === 'string' || (plugin !== undefined && entry.plugin !== plugin)) return null;
  let value: unknown = entry.options;
  for (const key of OPTIONS[entry.plugin]?.[kind] ?? [`${kind}TargetName`]) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : null;
}
