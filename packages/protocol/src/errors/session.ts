import { defineErrors } from './entry';

/** NXP-3nn: session records and artifacts. */
export const SESSION_ERRORS = defineErrors({
  'NXP-300': {
    severity: 'error',
    title: 'A session record that does not match its schema',
    mend: 'Restore the record from git; it is written by provision and not meant to be edited. Deleting the `.json` makes the Markdown be read instead.',
  },
  'NXP-301': {
    severity: 'error',
    title: 'A session record that is no JSON',
    mend: 'Restore the record from git; where a merge left conflict markers in it, keep one side whole.',
  },
  'NXP-302': {
    severity: 'error',
    title: 'A session record of a later version',
    mend: 'Update nx-provisioner to the version that wrote the record.',
  },
  'NXP-303': {
    severity: 'error',
    title: 'A session record under a name that is not its own',
    mend: 'Give the record and its artifact back the name with the timestamp that the record states.',
  },
});
