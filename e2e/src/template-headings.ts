/** The headings of the protocol's artifact template below its title, in its order. */
export const TEMPLATE_HEADINGS = [
  '## Meta-Data',
  '## Previous Session Analysis',
  '### Previous Sessions Reviewed',
  '### Work Completed Previously',
  '### Outstanding Work Identified',
  '### Current Session Scope',
  '## Infrastructure Established',
  '### Build System',
  '### Core APIs',
  '### Testing Framework',
  '## Foundation Validation',
  '### Build Verification',
  '### Worker Readiness',
  '## Architectural Decisions',
  '### Design Choices Made',
  '### Foundation Patterns',
  '### Integration Contracts',
  '## Session Changes',
  '### New in This Session',
  '### Modified from Previous Sessions',
  '## Stabilizer Context',
  '### Critical Dependencies',
  '### Integration Points',
  '### Quality Standards',
  '## Next Steps',
];

/** The template's labels under Meta-Data, in its order. */
export const META_DATA_LABELS = [
  'Date',
  'Artifact Type',
  'Session Number',
  'Total Requirements',
  'Codebase Analyzed',
  'Previous Sessions',
];
