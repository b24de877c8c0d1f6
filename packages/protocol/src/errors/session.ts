import { defineErrors } from './entry';

/** NXP-3nn: session records and artifacts. */
export const SESSION_ERRORS = defineErrors({
  'NXP-300': {
    severity: 'error',
    title: 'A session record that does not match its schema',
    example:
      'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json:1 NXP-300 evidence: Invalid input: expected the evidence of a completed session; found null.',
    mend: 'Restore the record from git; it is written by provision and not meant to be edited. Deleting the `.json` makes the Markdown be read instead.',
  },
  'NXP-301': {
    severity: 'error',
    title: 'A session record that is no JSON',
    example: `ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json:1 NXP-301 The record is no JSON: Unexpected token '<', "<<<<<<< HEAD" is not valid JSON`,
    mend: 'Restore the record from git; where a merge left conflict markers in it, keep one side whole.',
  },
  'NXP-302': {
    severity: 'error',
    title: 'A session record of a later version',
    example:
      'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json:1 NXP-302 The record has schemaVersion 2; this version of nx-provisioner reads 1.',
    mend: 'Update nx-provisioner to the version that wrote the record.',
  },
  'NXP-303': {
    severity: 'error',
    title: 'A session record under a name that is not its own',
    example:
      'ARTIFACTS/PROVISIONER-SESSION-20260131-094500.json:1 NXP-303 The record says that it is the session of 20260101-080000; the file should be called PROVISIONER-SESSION-20260101-080000.json.',
    mend: 'Give the record and its artifact back the name with the timestamp that the record states.',
  },
});
