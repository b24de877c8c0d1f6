/** Where the workflow goes; GitHub runs every file of that folder. */
export const WORKFLOW_FILE = '.github/workflows/nx-provisioner.yml';

export interface WorkflowOptions {
  /** The root project, which carries the isolation target. */
  readonly rootProject: string;
  readonly isolationTarget: string;
  /** The branch that lanes are merged into. */
  readonly defaultBase: string;
  readonly targets: readonly string[];
}

/**
 * The workflow for GitHub Actions: what a pull request changes is linted, typechecked, built and tested, a lane's branch
 * stays in its lane, and generated files are those that the projects ask for. It may read the repository and nothing
 * else, and no text of a pull request reaches a shell.
 */
export function printWorkflow({ rootProject, isolationTarget, defaultBase, targets }: WorkflowOptions): string {
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
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - name: Generated files are in sync
        run: npx nx sync:check
      - name: The branch stays in its lane
        run: npx nx run ${quoteForShell(`${rootProject}:${isolationTarget}`)}
      - name: What is affected passes
        run: npx nx affected -t ${targets.map(quoteForShell).join(' ')}
`;
}

/** Names of projects and targets are free text. */
function quoteForShell(text: string): string {
  return /^[\w@/:.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
