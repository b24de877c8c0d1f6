/** The artifact's text: headings and keys as the protocol's template has them, values from a finished view. */
export const ARTIFACT_TEMPLATE = `# <%- view.title %>

*Foundation Infrastructure Report*

<%- view.status %>

## Meta-Data
- **Date**: <%- view.metaData.date %>
- **Artifact Type**: Session
- **Session Number**: <%- view.metaData.number %>
- **Total Requirements**: <%- view.metaData.requirements %>
- **Codebase Analyzed**: <%- view.metaData.codebase %>
- **Previous Sessions**: <%- view.metaData.previous %>

## Previous Session Analysis
### Previous Sessions Reviewed
<%- view.previous.reviewed %>

### Work Completed Previously
<%- view.previous.completed %>

### Outstanding Work Identified
<%- view.previous.outstanding %>

### Current Session Scope
Based on previous session analysis:

<%- view.previous.scope %>

## Infrastructure Established
### Build System
- Configuration: <%- view.infrastructure.configuration %>
- Dependencies: <%- view.infrastructure.dependencies %>
- Automation: <%- view.infrastructure.automation %>

### Core APIs
- Foundational interfaces: <%- view.infrastructure.interfaces %>
- Shared components: <%- view.infrastructure.shared %>
- Integration contracts: <%- view.infrastructure.contracts %>

### Testing Framework
- Test utilities: <%- view.infrastructure.utilities %>
- Quality gates: <%- view.infrastructure.gates %>

## Foundation Validation
<%- view.verdict %>

### Build Verification
- Compilation: <%- view.build.compilation %>
- Test execution: <%- view.build.tests %>
- Performance: <%- view.build.performance %>

### Worker Readiness
- Expansion areas supported: <%- view.readiness.expansion %>
- Stabilization areas supported: <%- view.readiness.stabilization %>
- Integration points: <%- view.readiness.integration %>
- Documentation: <%- view.readiness.documentation %>
- Worker isolation framework: <%- view.readiness.isolation %>

## Architectural Decisions
### Design Choices Made
<%- view.decisions.choices %>

### Foundation Patterns
<%- view.decisions.patterns %>

### Integration Contracts
<%- view.decisions.contracts %>

## Session Changes
### New in This Session
<%- view.changes.created %>

### Modified from Previous Sessions
<%- view.changes.modified %>

## Stabilizer Context
### Critical Dependencies
<%- view.stabilizer.dependencies %>

### Integration Points
<%- view.stabilizer.integration %>

### Quality Standards
<%- view.stabilizer.standards %>

## Next Steps
1. Enable parallel worker development: <%- view.nextSteps.enable %>
2. Monitor integration points: <%- view.nextSteps.monitor %>
3. Support worker requirements: <%- view.nextSteps.support %>

## Traceability
A criterion is met when the test that carries its id passes, and by nothing else.

<%- view.traceability %>

## Evidence
### Run
<%- view.evidence.run %>

### Tasks
<%- view.evidence.tasks %>

### Tests
<%- view.evidence.tests %>

### Success Criteria
<%- view.success %>

## Lanes and Waves
### Lanes
<%- view.picture.lanes %>

### What Lanes May Import
<%- view.picture.lanesPicture %>

### Waves
<%- view.picture.wavesPicture %>

## Revisions
<%- view.revisions %>

## Notes
Text between the two markers below is yours: it stays when this session is revised or rendered again.

<%- notes.begin %>
<%- notes.text %>
<%- notes.end %>
`;
