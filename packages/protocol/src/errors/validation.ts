import { defineErrors } from './entry';

/** NXP-7nn: validation and the gate. */
export const VALIDATION_ERRORS = defineErrors({
  'NXP-700': {
    severity: 'error',
    title: 'A task failed',
    example: 'NXP-700 app:lint failed with exit code 1.',
    mend: 'Run the task by itself, mend it, and provision again: the session is continued.',
  },
  'NXP-701': {
    severity: 'error',
    title: 'A task that failed before the session, in a project that no stabilization requirement touches',
    example:
      'NXP-701 app:lint failed; it failed before the first session too, and no stabilization requirement touches app.',
    mend: 'Mend the task, or write a stabilization requirement whose `touches` names the project.',
  },
  'NXP-702': {
    severity: 'error',
    title: 'An expected task did not run',
    example: 'NXP-702 1 of 4 expected tasks did not run: cart:test.',
    mend: 'Run the task by itself to see why Nx left it out, mend that, and provision again.',
  },
  'NXP-703': {
    severity: 'error',
    title: 'No task ran',
    example: 'NXP-703 No project has a task to run; expected at least one.',
    mend: 'Check that the projects have lint, typecheck, build or test targets: `npx nx show projects --with-target test`.',
  },
  'NXP-704': {
    severity: 'error',
    title: 'No test of a foundation library was executed',
    example: 'NXP-704 No test of @acme/contracts-billing was executed: all 2 are todo or skipped.',
    mend: 'Write a test for it that runs (a todo does not), and check that its test target is there.',
  },
  'NXP-705': {
    severity: 'info',
    title: 'Tasks skipped behind a failing one',
    example: 'NXP-705 2 tasks were skipped because cart:build failed: cart:test, app:test.',
    mend: 'Mend the failing task; the skipped ones run with the next session.',
  },
  'NXP-706': {
    severity: 'error',
    title: 'Nx gave no results that can be trusted',
    example:
      'NXP-706 nx run-many --targets=lint,typecheck,build,test --nxBail=false --outputStyle=static ended with exit code 1 and gave no results.',
    mend: 'Run the command by itself and mend what it says; nx.json must list nx-provisioner among its plugins.',
  },
  'NXP-707': {
    severity: 'error',
    title: 'The tasks took too long',
    example:
      'NXP-707 nx run-many --targets=lint,typecheck,build,test --nxBail=false --outputStyle=static was ended after the time it may take.',
    mend: 'Find the task that does not end, or allow more time, and provision again.',
  },
  'NXP-708': {
    severity: 'error',
    title: 'The tree changed while it was validated',
    example: 'NXP-708 2 files changed while the tasks ran: packages/cart/src/a.ts, packages/cart/src/b.ts.',
    mend: 'Let no one edit meanwhile; where a task writes these files, ignore them in git or commit what it writes, and provision again.',
  },
  'NXP-709': {
    severity: 'warning',
    title: 'A task that is known to fail',
    example: 'NXP-709 app:lint failed, as it did before the first session.',
    mend: 'Its stabilization lane mends it; it does not stop the others.',
  },
  'NXP-710': {
    severity: 'warning',
    title: 'Tests without names',
    example: 'NXP-710 The test task of cart left no list of its tests; criteria met there do not show.',
    mend: 'Let the test task use the reporter `nx-provisioner/jest-reporter` and name `{projectRoot}/test-output` among its outputs.',
  },
  'NXP-711': {
    severity: 'info',
    title: 'A task that was known to fail passes',
    example: 'NXP-711 app:lint was known to fail and passes.',
    mend: 'Nothing to do: from the next session on it has to pass.',
  },
  'NXP-720': {
    severity: 'error',
    title: 'No session yet',
    example: 'NXP-720 No session has been run here.',
    mend: 'Run `npx nx run provision`.',
  },
  'NXP-721': {
    severity: 'error',
    title: 'The last session is not completed',
    example: 'NXP-721 Session 2 is blocked: NXP-700 cart:test failed with exit code 1.',
    mend: 'Mend what it names and run provision again, with the same options: it continues that session.',
  },
  'NXP-722': {
    severity: 'error',
    title: 'The tree changed since it was validated',
    example: 'NXP-722 The tree is no longer the one that session 2 validated.',
    mend: 'Run provision again, with the options of the last run: it validates the tree as it is now.',
  },
  'NXP-723': {
    severity: 'error',
    title: 'Evidence that is older than the tree',
    example: 'NXP-723 The evidence of session 2 is older than the tree.',
    mend: 'Run `npx nx run provision`: it validates the tree and writes an artifact of its own.',
  },
  'NXP-724': {
    severity: 'error',
    title: 'No such session',
    example: 'NXP-724 There is no record of session 7; known sessions: 1, 2.',
    mend: 'Give the number of a session that has a record in ARTIFACTS.',
  },
  'NXP-725': {
    severity: 'error',
    title: 'A critical requirement lacks its foundation',
    example:
      'NXP-725 STB-001 is critical and needs CORE-004, which is missing: open questions: Which currency? (line 12).',
    mend: 'Supply what is missing, or answer what keeps it outstanding, and provision again; what is to wait gets a lower priority.',
  },
  'NXP-726': {
    severity: 'error',
    title: 'A wall between the lanes did not hold',
    example: 'NXP-726 The wall of graph has 2 new violations.',
    mend: 'Run the isolation target to see what crosses it, mend that, and provision again.',
  },
  'NXP-727': {
    severity: 'error',
    title: 'A fresh run in which the cache had a part',
    example: 'NXP-727 1 tasks were restored from the cache although the run was to be fresh: cart:build.',
    mend: 'Find out why Nx restored the task although `--skipNxCache` was set, and provision again.',
  },
});
