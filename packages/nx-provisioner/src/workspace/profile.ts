/** How the workspace does things: everything that generated code depends on, read once and handed in. */
export interface WorkspaceProfile {
  /** Absolute. */
  readonly root: string;
  /** How projects are wired together; other styles plug in here. */
  readonly style: 'ts-solution';
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** npm scope with the at sign, `@acme`; `null` where the root package has none. */
  readonly scope: string | null;
  /** The name of the root project, which carries provision, ready and the other root targets. */
  readonly rootProject: string;
  /** The folder that libraries go into: `packages` or `libs`. */
  readonly librariesFolder: string;
  readonly testRunner: 'jest';
  /** The condition in `exports` that points at sources, where the workspace has one: `@acme/source`. */
  readonly sourceCondition: string | null;
  /** Version range of tslib where `importHelpers` is on, else `null`. */
  readonly tslib: string | null;
  /** The workspace's ESLint flat config at the root, `eslint.config.mjs`; `null` where it has none. */
  readonly eslintConfig: string | null;
  /** The Jest preset at the root, `jest.preset.js`; `null` where there is none. */
  readonly jestPreset: string | null;
}

/** The package name of a generated library: `@acme/contracts-billing`, or `contracts-billing` without a scope. */
export function packageName(profile: Pick<WorkspaceProfile, 'scope'>, name: string): string {
  return profile.scope === null ? name : `${profile.scope}/${name}`;
}
