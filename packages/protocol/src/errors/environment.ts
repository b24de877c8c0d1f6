import { defineErrors } from './entry';

/** NXP-0nn: the place where the plugin runs. */
export const ENVIRONMENT_ERRORS = defineErrors({
  'NXP-001': {
    severity: 'error',
    title: 'A bug of nx-provisioner',
    mend: 'Please report it with the command and the whole message; nothing you did is at fault.',
  },
  'NXP-010': {
    severity: 'error',
    title: 'Not an Nx workspace',
    mend: 'Run the command in a folder with an nx.json, or make one with `npx nx@latest init`.',
  },
  'NXP-011': {
    severity: 'error',
    title: 'No git repository',
    mend: 'Run `git init` and commit once: sessions are tied to what git knows of the tree.',
  },
  'NXP-012': {
    severity: 'error',
    title: 'No ARTIFACTS folder',
    mend: 'Write a first requirement with `npx nx g nx-provisioner:requirement`.',
  },
  'NXP-013': {
    severity: 'error',
    title: 'No requirement documents',
    mend: 'Write one with `npx nx g nx-provisioner:requirement`, or check that the files lie where their dialect expects them.',
  },
  'NXP-014': {
    severity: 'error',
    title: 'A path leaves the workspace',
    mend: 'Name a file or folder inside the workspace; symbolic links are followed before the check.',
  },
  'NXP-015': {
    severity: 'error',
    title: 'Another provision is running',
    mend: 'Wait for it to end, or end that process; a lock whose process is gone is taken over by itself.',
  },
  'NXP-016': {
    severity: 'error',
    title: 'A file cannot be read or written',
    mend: 'Check that the file exists and that you may read and write it.',
  },
  'NXP-017': {
    severity: 'error',
    title: 'A command failed',
    mend: 'Run the command by itself, mend what it says, and provision again.',
  },
  'NXP-018': {
    severity: 'error',
    title: 'A document is too large',
    mend: 'Split the document, or move it out of the directory if it is no requirement.',
  },
  'NXP-019': {
    severity: 'error',
    title: 'Too many documents',
    mend: 'Name a directory that holds only requirement documents, or move finished ones elsewhere.',
  },
  'NXP-020': {
    severity: 'error',
    title: 'The Nx of the workspace is missing',
    mend: 'Install the dependencies of the workspace (`npm install`, or what its package manager is).',
  },
  'NXP-021': {
    severity: 'error',
    title: 'No such directory',
    mend: 'Check the spelling; a relative path starts at the folder in which the command runs.',
  },
  'NXP-022': {
    severity: 'error',
    title: 'A file where a directory is expected',
    mend: 'Name the directory that holds the documents, such as the one with `ARTIFACTS` in it.',
  },
  'NXP-023': {
    severity: 'error',
    title: 'Wrong usage of the command line',
    mend: 'Run `nx-provisioner help` to see the commands, and a command with `--help` to see its options.',
  },
  'NXP-024': {
    severity: 'error',
    title: 'The run was ended from outside',
    mend: 'Run it again when you like: it starts from where the workspace is.',
  },
});
