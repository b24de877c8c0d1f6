import { PACKAGE_MANAGERS, type PackageManagerName } from '../workspace/package-manager';

/** Where the workflow goes; GitHub runs every file of that folder. */
export const WORKFLOW_FILE = '.github/workflows/nx-provisioner.yml';

export interface WorkflowOptions {
  /** The root project, which carries the isolation target. */
  readonly rootProject: string;
  readonly isolationTarget: string;
  /** The branch that lanes are merged into. */
  readonly defaultBase: string;
  readonly targets: readonly string[];
  readonly packageManager: PackageManagerName;
  /** Whether package.json names the package manager's version. */
  readonly versioned: boolean;
}

/**
 * The workflow for GitHub Actions: what a pull request changes is linted, typechecked, built and tested, a lane's branch
 * stays in its lane, and generated files are those that the projects ask for. It may read the repository and nothing
 * else, and no text of a pull request reaches a shell.
 */
export function printWorkflow(options: WorkflowOptions): string {
  const { rootProject, isolationTarget, defaultBase, targets, packageManager } = options;
  const { command, exec, cleanInstall } = PACKAGE_MANAGERS[packageManager];
  return `name: lanes

on:
  push:
    branches: [${JSON.stringify(defaultBase)}]
  pull_request:

permissions:
  contents: read

concurrency:
  group: lanes-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

env:
  # The checkout of a pull request is its merge with the base, whose first parent is the base.
  NX_BASE: \${{ github.event_name == 'pull_request' && 'HEAD~1' || github.event.before }}
  NX_HEAD: HEAD

jobs:
  lanes:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v4
        with:
          # The comparison with the base needs the history.
          fetch-depth: 0
          persist-credentials: false
${printSetup(options)}      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: ${command}
      - run: ${command} ${cleanInstall.join(' ')}
      - name: Generated files are in sync
        run: ${exec} nx sync:check
      - name: The branch stays in its lane
        run: ${exec} nx run ${quoteForShell(`${rootProject}:${isolationTarget}`)}
      - name: What is affected passes
        run: ${exec} nx affected -t ${targets.map(quoteForShell).join(' ')}
`;
}

/** What has to be there before Node is set up, which looks for the package manager's cache; npm and Yarn 1 are. */
function printSetup({ packageManager, versioned }: WorkflowOptions): string {
  if (packageManager === 'yarn') return '      - run: corepack enable\n';
  if (packageManager !== 'pnpm') return '';
  return `      - uses: pnpm/action-setup@v4\n${versioned ? '' : '        with:\n          version: 10\n'}`;
}

/** Names of projects and targets are free text. */
function quoteForShell(text: string): string {
  return /^[\w@/:.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
