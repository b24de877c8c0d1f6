import { defineErrors } from './entry';

/** NXP-9nn: replacing legacy modules. */
export const LEGACY_ERRORS = defineErrors({
  'NXP-900': {
    severity: 'error',
    title: 'A mapping that cannot be read',
    mend: 'Write the mapping as `{ "from": "moment", "to": "@acme/dates", "imports": { "default": "dates" } }`, or as a list of such objects.',
  },
  'NXP-901': {
    severity: 'error',
    title: 'A module that is to replace itself',
    mend: 'Name another module as `to`.',
  },
  'NXP-902': {
    severity: 'error',
    title: 'Replacements that go round in a circle',
    mend: 'Take one of the replacements out, so that each module ends somewhere.',
  },
  'NXP-903': {
    severity: 'error',
    title: 'Two mappings for one name',
    mend: 'Keep one of the two.',
  },
  'NXP-904': {
    severity: 'error',
    title: 'Nothing to replace is named',
    mend: 'Give --from and --to, a --mapping file, a --requirement that has `replaces`, or --audit to see what there is.',
  },
  'NXP-905': {
    severity: 'error',
    title: 'A modern module that cannot be found',
    mend: 'Check the name, install the package, or give its version with --version.',
  },
  'NXP-906': {
    severity: 'warning',
    title: 'A file that does not parse',
    mend: 'Mend the syntax and run the replacement again; until then the file is left alone.',
  },
  'NXP-907': {
    severity: 'warning',
    title: 'A file that cannot be written',
    mend: 'Allow writing to it and run the replacement again; until then the file is left alone.',
  },
  'NXP-908': {
    severity: 'warning',
    title: 'A lint rule that was not written',
    mend: 'Add the module to the paths of your own `no-restricted-imports`: a second setting of the rule would replace yours.',
  },
  'NXP-909': {
    severity: 'error',
    title: 'An unknown project, lane or requirement',
    mend: 'Use one of the names that the message lists.',
  },
});
