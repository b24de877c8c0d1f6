import { defineErrors } from './entry';

/** NXP-0nn: the place where the plugin runs. */
export const ENVIRONMENT_ERRORS = defineErrors({
  'NXP-001': {
    severity: 'error',
    title: 'A bug of nx-provisioner',
    example: 'NXP-001 A bug of nx-provisioner: TypeError: plan.lanes is not iterable',
    mend: 'Please report it with the command and the whole message; nothing you did is at fault.',
  },
  'NXP-010': {
    severity: 'error',
    title: 'Not an Nx workspace',
    example: 'NXP-010 /repos/shop has no nx.json.',
    mend: 'Run the command in a folder with an nx.json, or make one with `npx nx@latest init`.',
  },
  'NXP-011': {
    severity: 'error',
    title: 'No git repository',
    example: 'NXP-011 /repos/shop is in no git repository.',
    mend: 'Run `git init` and commit once: sessions are tied to what git knows of the tree.',
  },
  'NXP-012': {
    severity: 'error',
    title: 'No ARTIFACTS folder',
    example: 'NXP-012 There is no folder ARTIFACTS, and no document of another tool either.',
    mend: 'Write a first requirement with `npx nx g nx-provisioner:requirement`.',
  },
  'NXP-013': {
    severity: 'error',
    title: 'No requirement documents',
    example: 'ARTIFACTS:1 NXP-013 No file in it is a requirement document; expected at least one.',
    mend: 'Write one with `npx nx g nx-provisioner:requirement`, or check that the files lie where their dialect expects them.',
  },
  'NXP-014': {
    severity: 'error',
    title: 'A path leaves the workspace',
    example: 'NXP-014 "../notes" leads to /repos/notes; expected a path inside /repos/shop.',
    mend: 'Name a file or folder inside the workspace; symbolic links are followed before the check.',
  },
  'NXP-015': {
    severity: 'error',
    title: 'Another provision is running',
    example:
      'NXP-015 Process 4711 on build-3, since 2026-01-31T09:45:00.000Z (10 min), holds /repos/shop/.nx/workspace-data/nx-provisioner/provision.lock.',
    mend: 'Wait for it to end, or end that process; a lock whose process is gone is taken over by itself.',
  },
  'NXP-016': {
    severity: 'error',
    title: 'A file cannot be read or written',
    example:
      "ARTIFACTS/refunds.md:1 NXP-016 The file cannot be read: EACCES: permission denied, open '/repos/shop/ARTIFACTS/refunds.md'",
    mend: 'Check that the file exists and that you may read and write it.',
  },
  'NXP-017': {
    severity: 'error',
    title: 'A command failed',
    example: 'NXP-017 pnpm cannot be started: spawn pnpm ENOENT',
    mend: 'Run the command by itself, mend what it says, and provision again.',
  },
  'NXP-018': {
    severity: 'error',
    title: 'A document is too large',
    example: 'ARTIFACTS/export.md:1 NXP-018 The file has 7340032 bytes; a document may have at most 5242880.',
    mend: 'Split the document, or move it out of the directory if it is no requirement.',
  },
  'NXP-019': {
    severity: 'error',
    title: 'Too many documents',
    example: 'NXP-019 25000 documents under /repos/shop; at most 20000 are read.',
    mend: 'Name a directory that holds only requirement documents, or move finished ones elsewhere.',
  },
  'NXP-020': {
    severity: 'error',
    title: 'The Nx of the workspace is missing',
    example: 'NXP-020 nx cannot be found from /repos/shop; expected it among the installed dependencies.',
    mend: 'Install the dependencies of the workspace (`npm install`, or what its package manager is).',
  },
  'NXP-021': {
    severity: 'error',
    title: 'No such directory',
    example: 'NXP-021 There is no directory /repos/shpo.',
    mend: 'Check the spelling; a relative path starts at the folder in which the command runs.',
  },
  'NXP-022': {
    severity: 'error',
    title: 'A file where a directory is expected',
    example: 'NXP-022 /repos/shop/README.md is a file; expected a directory.',
    mend: 'Name the directory that holds the documents, such as the one with `ARTIFACTS` in it.',
  },
  'NXP-023': {
    severity: 'error',
    title: 'Wrong usage of the command line',
    example: 'NXP-023 "anlyze" is no command; expected one of analyze, execute, status, help. Near it: analyze.',
    mend: 'Run `nx-provisioner help` to see the commands, and a command with `--help` to see its options.',
  },
  'NXP-024': {
    severity: 'error',
    title: 'The run was ended from outside',
    example: 'NXP-024 The run was ended before it changed anything.',
    mend: 'Run it again when you like: it starts from where the workspace is.',
  },
  'NXP-025': {
    severity: 'error',
    title: 'An option that is not known',
    example:
      'NXP-025 "contexFile" is no option; expected one of workspaceDirectory, contextFile, dryRun, until, fresh, force, prune, timeout, outputFile. Near it: contextFile.',
    mend: 'Correct the option; the command with `--help` explains each of them.',
  },
  'NXP-026': {
    severity: 'error',
    title: 'An option of the plugin in nx.json that is not known',
    example:
      'nx.json:1 NXP-026 "libraryFolder" is no option of nx-provisioner; expected one of provisionTargetName, readyTargetName, isolationTargetName, activateTargetName, owners, sharedFiles, librariesFolder.',
    mend: 'Correct the option, or take it out: it has no effect.',
  },
  'NXP-027': {
    severity: 'error',
    title: 'A folder that is not set up',
    example: 'NXP-027 /repos/shop is no Nx workspace with nx-provisioner; 2 commands make it one.',
    mend: 'Run the commands that are listed, or give `--yes`: they are then run before the protocol.',
  },
  'NXP-028': {
    severity: 'error',
    title: 'A folder without a package.json',
    example: 'NXP-028 /repos/shop has no package.json, and no folder above it has one.',
    mend: 'Make a workspace with `npx create-nx-workspace@23.2.1 <name> --preset=nx-provisioner`, or run `npm init` in the folder and try again.',
  },
  'NXP-030': {
    severity: 'error',
    title: 'The lock was lost while the run was going on',
    example:
      'NXP-030 /repos/acme/.nx/workspace-data/nx-provisioner/provision.lock was taken over, or could not be refreshed: Unable to update lock within the stale threshold.',
    mend: 'Look whether another provision has taken over, as after a long sleep of the machine; else run it again: the session is continued.',
  },
});
