import type { GateTargets, TargetNames } from './detect-targets';
import type { TestRunnerName } from './detect-test-runner';
import type { PackageManagerName } from './package-manager';

/** How the workspace does things: everything that generated code depends on, read once and handed in. */
export interface WorkspaceProfile {
  /** Absolute. */
  readonly root: string;
  /** How projects are wired together. */
  readonly style: 'ts-solution' | 'tsconfig-paths';
  readonly packageManager: PackageManagerName;
  /** npm scope with the at sign, `@acme`; `null` where the workspace has none. */
  readonly scope: string | null;
  /** The name of the root project, which carries provision, ready and the other root targets. */
  readonly rootProject: string;
  /** The folder that libraries go into: `packages` or `libs`. */
  readonly librariesFolder: string;
  /** The file that says what a generated library is called and which tags it has. */
  readonly projectFile: 'package.json' | 'project.json';
  /** The root tsconfig that all others extend: `tsconfig.base.json`. */
  readonly baseTsconfig: string;
  /** `compilerOptions.paths` of that tsconfig. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** What a relative import ends with: `.js` where modules are resolved as Node does, else nothing. */
  readonly moduleEnding: '.js' | '';
  readonly testRunner: TestRunnerName;
  /** What turns TypeScript into JavaScript under Jest: SWC, or what the preset says, which is ts-jest. */
  readonly jestTransform: 'swc' | 'preset';
  /** What resolves aliases of tsconfig paths under Vitest: Nx's plugin, the plugin of that name, or Vite itself. */
  readonly viteAliases: 'nx' | 'plugin' | 'vite';
  /** The condition in `exports` that points at sources, where the workspace has one: `@acme/source`. */
  readonly sourceCondition: string | null;
  /** Version range of tslib where `importHelpers` is on, else `null`. */
  readonly tslib: string | null;
  /** The workspace's ESLint flat config at the root, `eslint.config.mjs`; `null` where it has none. */
  readonly eslintConfig: string | null;
  /** The Jest preset at the root, `jest.preset.js`; `null` where there is none. */
  readonly jestPreset: string | null;
  /** What the targets of generated libraries are called. */
  readonly targets: TargetNames;
  /** What the gate runs. */
  readonly gate: GateTargets;
  /** Every choice above that another workspace would make otherwise, with its reason. */
  readonly choices: readonly Choice[];
}

/** A choice that the plugin made, for the artifact. */
export interface Choice {
  readonly choice: string;
  readonly rationale: string;
}

/** The package name of a generated library: `@acme/contracts-billing`, or `contracts-billing` without a scope. */
export function packageName(profile: Pick<WorkspaceProfile, 'scope'>, name: string): string {
  return profile.scope === null ? name : `${profile.scope}/${name}`;
}

/** A module beside the importing one, as the workspace's TypeScript wants it: `./money.js` or `./money`. */
export function siblingModule({ moduleEnding }: Pick<WorkspaceProfile, 'moduleEnding'>, name: string): string {
  return `./${name}${moduleEnding}`;
}
