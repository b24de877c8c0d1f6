import { defineErrors } from './entry';

/** NXP-9nn: replacing legacy modules. */
export const LEGACY_ERRORS = defineErrors({
  'NXP-900': {
    severity: 'error',
    title: 'A mapping that cannot be read',
    example: 'mapping.json:1 NXP-900 mapping.json is no JSON.',
    mend: 'Write the mapping as `{ "from": "moment", "to": "@acme/dates", "imports": { "default": "dates" } }`, or as a list of such objects.',
  },
  'NXP-901': {
    severity: 'error',
    title: 'A module that is to replace itself',
    example: 'NXP-901 moment is to be replaced by moment, which is itself.',
    mend: 'Name another module as `to`.',
  },
  'NXP-902': {
    severity: 'error',
    title: 'Replacements that go round in a circle',
    example: 'NXP-902 The replacements form a circle: moment -> dayjs -> moment.',
    mend: 'Take one of the replacements out, so that each module ends somewhere.',
  },
  'NXP-903': {
    severity: 'error',
    title: 'Two mappings for one name',
    example: 'NXP-903 moment is to be replaced by dayjs and by luxon; expected one.',
    mend: 'Keep one of the two.',
  },
  'NXP-904': {
    severity: 'error',
    title: 'Nothing to replace is named',
    example: 'NXP-904 Neither the command line nor a document names a module to replace.',
    mend: 'Give --from and --to, a --mapping file, a --requirement that has `replaces`, or --audit to see what there is.',
  },
  'NXP-905': {
    severity: 'error',
    title: 'A modern module that cannot be found',
    example: 'NXP-905 No package.json and no registry has dayjsx.',
    mend: 'Check the name, install the package, or give its version with --toVersion.',
  },
  'NXP-906': {
    severity: 'warning',
    title: 'A file that does not parse',
    example: 'packages/cart/src/a.ts:2 NXP-906 packages/cart/src/a.ts does not parse: Variable declaration expected.',
    mend: 'Mend the syntax and run the replacement again; until then the file is left alone.',
  },
  'NXP-907': {
    severity: 'warning',
    title: 'A file that cannot be written',
    example: 'packages/cart/src/a.ts:1 NXP-907 packages/cart/src/a.ts is read-only and was left as it is.',
    mend: 'Allow writing to it and run the replacement again; until then the file is left alone.',
  },
  'NXP-908': {
    severity: 'warning',
    title: 'A lint rule that was not written',
    example:
      'eslint.config.mjs:1 NXP-908 eslint.config.mjs sets no-restricted-imports itself; moment could not be added.',
    mend: 'Add the module to the paths of your own `no-restricted-imports`: a second setting of the rule would replace yours.',
  },
  'NXP-909': {
    severity: 'error',
    title: 'An unknown project, lane or requirement',
    example: 'NXP-909 BIL-2 is not there; requirements with `replaces`: BIL-002. Near it: BIL-002.',
    mend: 'Use one of the names that the message lists.',
  },
  'NXP-910': {
    severity: 'warning',
    title: 'A legacy module that is not replaced everywhere',
    example:
      'ARTIFACTS/BIL-002.md:9 NXP-910 moment is not replaced everywhere: 1 use left, outside of what it touches.',
    mend: 'Move the uses that are left by hand; the replacement stays outstanding until none is left.',
  },
});
