import {
  resolveCriteria,
  type Diagnostic,
  type Evidence,
  type OwnedFile,
  type Plan,
  type SessionRecord,
  type TestEvidence,
} from 'nx-provisioner-protocol';

import type { FoundationInput } from '../foundation/foundation-files';
import { styleOf } from '../foundation/styles/style-of';
import { describeChanges } from './describe-changes';
import { describeContracts, describeLanes, describeShared, foundationProjects } from './describe-foundation';
import { describeDecisions, describeGates, describeScope } from './describe-session';
import type { ImplementPhase } from './implement';
import { mergeReplacements, type ReplacedModules } from './replace';
import type { Understanding } from './understand';

/** Which session this is: its own place in the history, and what it was before where it is continued. */
export interface SessionIdentity {
  readonly number: number;
  readonly timestamp: string;
  /** The open session that is continued. */
  readonly previous: SessionRecord | null;
}

export interface RecordInput {
  readonly identity: SessionIdentity;
  /** End of this run. */
  readonly at: Date;
  readonly understanding: Understanding;
  readonly foundation: FoundationInput;
  readonly implemented: ImplementPhase;
  readonly replaced: ReplacedModules;
  readonly walls: SessionRecord['walls'];
  /** What the plugin has written and knows again by its digest. */
  readonly owned: readonly OwnedFile[];
  readonly workspaceDirectory: string;
  readonly baseline: SessionRecord['baseline'];
  readonly evidence: Evidence | null;
  readonly blockers: readonly Diagnostic[];
  /** The run was ended from outside before it was done. */
  readonly interrupted: boolean;
  /** The names of the root targets. */
  readonly commands: SessionRecord['commands'];
}

/** The session's record, from which the artifact is rendered: data of all phases, nothing computed twice. */
export function buildRecord(input: RecordInput): SessionRecord {
  const { identity, understanding, foundation, evidence, blockers } = input;
  const { plan, profile, history } = understanding;
  const { outcome, summary } = describeOutcome(input);
  return {
    schemaVersion: 1,
    session: {
      number: identity.number,
      timestamp: identity.timestamp,
      outcome,
      revisions: [...(identity.previous?.session.revisions ?? []), { at: input.at.toISOString(), outcome, summary }],
    },
    workspace: {
      name: profile.rootProject,
      directory: input.workspaceDirectory,
      commit: evidence?.commit ?? null,
      // Projects as the session found them, whatever its earlier runs have added.
      projects: identity.previous?.workspace.projects ?? understanding.projects.length,
      style: profile.style,
      packageManager: profile.packageManager,
    },
    context: describeContext(understanding),
    // A session that is continued does not review itself.
    history: history.sessions.filter(({ timestamp }) => timestamp !== identity.timestamp),
    scope: describeScope(understanding),
    requirements: describeRequirements(plan, evidence?.tests ?? []),
    outstanding: [...plan.outstanding.map((work) => ({ ...work })), ...input.replaced.outstanding],
    waves: plan.waves.map(({ number, requirements, lanes }) => ({
      number,
      requirements: [...requirements],
      lanes: [...lanes],
    })),
    lanes: describeLanes(foundation),
    contracts: describeContracts(foundation),
    shared: describeShared(foundation),
    harness: describeHarness(input),
    buildSystem: describeBuildSystem(input),
    commands: input.commands,
    walls: [...input.walls],
    replacements: mergeReplacements(identity, input.replaced),
    gates: describeGates(
      evidence,
      blockers,
      foundationProjects(foundation).map(({ name }) => name),
      profile.gate,
    ),
    decisions: keepReasons(describeDecisions(understanding), identity.previous?.decisions ?? []),
    changes: mergeChanges(input),
    ownedFiles: input.owned.map((file) => ({ ...file })),
    baseline: input.baseline,
    evidence,
    blockers: blockers.map(({ code, file, line, message, mend }) => ({ code, file, line, message, mend })),
  };
}

type Revision = SessionRecord['session']['revisions'][number];

function describeOutcome({ interrupted, evidence, blockers }: RecordInput): Omit<Revision, 'at'> {
  if (interrupted) return { outcome: 'interrupted', summary: 'ended from outside before it was done' };
  if (blockers.length === 0 && evidence !== null) return { outcome: 'completed', summary: 'every gate passed' };
  return {
    outcome: 'blocked',
    summary: blockers.map(({ code, message }) => `${code} ${firstLine(message)}`).join('; '),
  };
}

function describeContext({ guidance, analysis, plan }: Understanding): SessionRecord['context'] {
  return {
    file: guidance.file,
    effects: [...analysis.effects, ...plan.effects].map((effect) => ({ ...effect })),
    constraints: [
      ...guidance.constraints.map(({ text }) => text),
      ...guidance.legacyPolicy.map(({ text }) => `legacy code: ${text}`),
    ],
  };
}

function describeRequirements(plan: Plan, tests: readonly TestEvidence[]): SessionRecord['requirements'] {
  const traces = new Map(resolveCriteria(plan, tests).map((trace) => [trace.id, trace]));
  return plan.requirements.map(({ requirement, priority, placement, wave }) => {
    const { id, title, kind, area, dependsOn, source } = requirement;
    const trace = traces.get(id);
    return {
      ...{ id, title, kind, priority, area, wave },
      dependsOn: [...dependsOn],
      source: { ...source },
      placement: {
        type: placement.type,
        lane: placement.type === 'lane' ? placement.lane : null,
        reason: placement.type === 'outstanding' ? placement.reason : null,
      },
      state: trace?.state ?? 'outstanding',
      criteria: (trace?.criteria ?? []).map(({ formerTexts, ...criterion }) => ({
        ...criterion,
        ...(formerTexts && { formerTexts: [...formerTexts] }),
      })),
    };
  });
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function describeHarness({ implemented, foundation }: RecordInput): SessionRecord['harness'] {
  const { profile } = foundation;
  const root = `${profile.librariesFolder}/testing`;
  const known = implemented.convergence.owned.map(({ path }) => path).filter((path) => path.startsWith(`${root}/src/`));
  const modules = known
    .map((path) => path.slice(`${root}/src/`.length))
    .filter((path) => !/(\.spec\.ts|^index\.ts)$/.test(path));
  const name = profile.scope === null ? 'testing' : `${profile.scope}/testing`;
  return { package: name, root, exports: modules.map((path) => path.replace(/\.ts$/, '')) };
}

function describeBuildSystem({
  identity,
  evidence,
  implemented,
  foundation,
}: RecordInput): SessionRecord['buildSystem'] {
  const tasks = evidence?.tasks ?? [];
  const configurations = tasks.map(({ configuration }) => configuration).filter((name) => name !== null);
  return {
    targets: [...new Set(tasks.map(({ target }) => target))].sort(),
    configurations: [...new Set(configurations)].sort(),
    packages: unite(identity.previous?.buildSystem.packages, addedPackages(implemented)),
    automation: [
      ...styleOf(foundation.profile).automation,
      ...(foundation.profile.eslintConfig === null ? [] : [`import rules in ${foundation.profile.eslintConfig}`]),
    ],
  };
}

/** Generated packages that this run added, name@version. */
function addedPackages({ convergence }: ImplementPhase): string[] {
  return convergence.create
    .filter(({ path }) => path.endsWith('/package.json'))
    .map(({ content }) => JSON.parse(content) as { name: string; version: string })
    .map(({ name, version }) => `${name}@${version}`)
    .sort();
}

/** Why the plugin chose is what the session found when it did, not what its own first run has made of the workspace. */
function keepReasons(
  decisions: SessionRecord['decisions'],
  before: SessionRecord['decisions'],
): SessionRecord['decisions'] {
  const own = new Map(
    before.filter(({ source }) => source === 'nx-provisioner').map(({ choice, rationale }) => [choice, rationale]),
  );
  return decisions.map((decision) => {
    const { source, choice, rationale } = decision;
    return source === 'nx-provisioner' ? { ...decision, rationale: own.get(choice) ?? rationale } : decision;
  });
}

/** A continued session reports what all of its runs changed, each component once. */
function mergeChanges({ identity, implemented, replaced, understanding }: RecordInput): SessionRecord['changes'] {
  const { ownedFiles: owned } = understanding.history;
  const generated = describeChanges(implemented, (files) => files.some((file) => owned.has(file)));
  const now = [...generated, ...replaced.changes];
  const before = identity.previous?.changes ?? [];
  const merged = new Map(before.map((change) => [`${change.component} ${change.name}`, change]));
  for (const change of now) {
    const key = `${change.component} ${change.name}`;
    const earlier = merged.get(key);
    const files = unite(earlier?.files, change.files);
    const requirements = unite(earlier?.requirements, change.requirements);
    const action = earlier?.action === 'created' ? 'created' : change.action;
    merged.set(key, { ...change, files, requirements, action });
  }
  return [...merged.values()];
}

const unite = (before: readonly string[] = [], now: readonly string[]): string[] =>
  [...new Set([...before, ...now])].sort();
