import {
  ProvisionerError,
  sortDiagnostics,
  type Analysis,
  type Diagnostic,
  type Guidance,
  type History,
  type Plan,
} from 'nx-provisioner-protocol';

import { readWrittenFiles } from '../adapters/written-files';
import type { ContractArea } from '../contracts/contract-model';
import { detectProfile } from '../workspace/detect-profile';
import type { WorkspaceProfile } from '../workspace/profile';
import { analyzeRequirements } from './analyze';
import { understandContext } from './context';
import { checkPlannedReplacements, findReplacements, type PlannedReplacement } from './find-replacements';
import type { PhaseName, ReportPhase } from './phase';
import { planFoundation, type ProjectFacts } from './plan';
import { readInputs } from './read-inputs';
import { reviewHistory } from './review';

export interface UnderstandOptions {
  /** Absolute. */
  readonly root: string;
  /** The folder that holds ARTIFACTS, relative to the root. */
  readonly workspaceDirectory: string;
  /** Relative to the root. */
  readonly contextFile?: string | undefined;
  readonly librariesFolder?: string | undefined;
  readonly projects: readonly ProjectFacts[];
  /** The text of a file of the workspace; `null` where there is none. */
  readonly read: (path: string) => string | null;
}

/** What phases 1 to 4 found, as data. */
export interface Understanding {
  readonly profile: WorkspaceProfile;
  readonly guidance: Guidance;
  readonly history: History;
  readonly analysis: Analysis;
  readonly plan: Plan;
  readonly areas: readonly ContractArea[];
  /** What is to be moved from a legacy module to a modern one. */
  readonly replacements: readonly PlannedReplacement[];
  readonly projects: readonly ProjectFacts[];
  readonly installed: Readonly<Record<string, string>>;
  readonly occupied: ReadonlySet<string>;
  /** Warnings and notes: an error would have ended the run. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Phases 1 to 4, which write nothing: context, review, analyze, plan.
 *
 * @param report is told when a phase has ended
 * @throws ProvisionerError with the errors of all four phases, so that they can be mended together
 */
export async function understand(options: UnderstandOptions, report: ReportPhase): Promise<Understanding> {
  const profile = detectProfile(options);
  const diagnostics: Diagnostic[] = [];
  const timer = startTimer(report);

  const inputs = readInputs(options);
  diagnostics.push(...inputs.diagnostics);
  const context = understandContext(inputs.context);
  timer.end('context', context.summary);

  const analyzed = analyzeRequirements(inputs.documents, context.guidance);
  const review = reviewHistory(inputs.sessions, analyzed.analysis.sessions, (path) => options.read(path) !== null);
  timer.end('review', review.summary);
  timer.end('analyze', analyzed.summary);
  diagnostics.push(...context.diagnostics, ...review.diagnostics, ...analyzed.diagnostics);

  const occupied = findOccupied(options, review.history);
  const planned = await planFoundation({
    profile,
    requirements: analyzed.analysis.requirements,
    guidance: context.guidance,
    history: review.history,
    projects: options.projects,
    installed: inputs.installed,
    occupied,
  });
  const replacements = findReplacements(planned.plan, context.guidance, options.projects);
  diagnostics.push(...planned.diagnostics, ...checkPlannedReplacements(replacements));
  const sorted = sortDiagnostics(diagnostics);
  if (sorted.some(({ severity }) => severity === 'error'))
    throw new ProvisionerError(sorted.filter(({ severity }) => severity !== 'info'));
  timer.end('plan', planned.summary);

  return {
    profile,
    guidance: context.guidance,
    history: review.history,
    analysis: analyzed.analysis,
    plan: planned.plan,
    areas: planned.areas,
    replacements,
    projects: options.projects,
    installed: inputs.installed,
    occupied,
    diagnostics: sorted,
  };
}

/** Briefs of existing projects that are a person's: there before the plugin wrote one. */
function findOccupied({ root, projects, read }: UnderstandOptions, { ownedFiles }: History): ReadonlySet<string> {
  const ledger = readWrittenFiles(root);
  const existing = projects.filter(({ tags }) => !tags.includes('layer:lane'));
  const briefs = existing.map((project) => `${project.root}/AGENTS.md`);
  return new Set(briefs.filter((path) => read(path) !== null && !ownedFiles.has(path) && !ledger.has(path)));
}

/** Measures what happens between one call and the next. */
export interface Timer {
  /** Reports a phase that has ended. */
  end(phase: PhaseName, summary: string): void;
  /** Milliseconds since the call before, which belong to no phase. */
  lap(): number;
}

export function startTimer(report: ReportPhase): Timer {
  let start = performance.now();
  const lap = () => {
    const before = start;
    start = performance.now();
    return start - before;
  };
  return {
    lap,
    end: (phase, summary) => {
      report({ phase, summary, durationMs: lap() });
    },
  };
}
