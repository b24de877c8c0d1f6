import { defineErrors } from './entry';

/** NXP-2nn: the context file. */
export const CONTEXT_ERRORS = defineErrors({
  'NXP-200': {
    severity: 'error',
    title: 'The context file cannot be read',
    example: 'CONTEXT.md:1 NXP-200 CONTEXT.md is not there; expected a Markdown file inside the workspace.',
    mend: 'Check the path given by --contextFile.',
  },
  'NXP-201': {
    severity: 'error',
    title: 'Settings of the context file that cannot be read',
    example:
      'CONTEXT.md:3 NXP-201 The settings cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ].',
    mend: 'Mend the YAML between the two `---` lines.',
  },
  'NXP-202': {
    severity: 'error',
    title: 'A setting of the wrong shape',
    example: 'CONTEXT.md:2 NXP-202 exclude is "all"; expected a list such as [BIL-003, legacy-reports].',
    mend: 'Write the value in the form that the message names.',
  },
  'NXP-203': {
    severity: 'warning',
    title: 'A setting that is not known',
    example:
      'CONTEXT.md:2 NXP-203 "excludes" is no setting; expected one of exclude, priorities, kinds, areas, constraints, decisions, replaces. Near it: exclude.',
    mend: 'Correct the key, or take it out: it has no effect.',
  },
  'NXP-204': {
    severity: 'warning',
    title: 'A section that is not known',
    example: `CONTEXT.md:8 NXP-204 The section "Weather" is not known and has no effect; known are 'out of scope', 'priorities', 'constraints', 'decisions', 'replacements', 'legacy policy'.`,
    mend: 'Use one of the headings that the message names, or take the section out: it has no effect.',
  },
  'NXP-205': {
    severity: 'warning',
    title: 'A sentence that has no effect',
    example:
      'CONTEXT.md:9 NXP-205 "BIL-002: soon" has no effect under its heading; expected `BIL-002: critical` or `critical: BIL-002, STB-001`.',
    mend: 'Write the sentence in the form that the message names.',
  },
  'NXP-206': {
    severity: 'warning',
    title: 'A mapping that matches nothing',
    example:
      'CONTEXT.md:1 NXP-206 The mapping "areas.billng" matches no requirement; expected an id, an area or a declared type.',
    mend: 'Correct the id, area or label; they are matched exactly.',
  },
});
