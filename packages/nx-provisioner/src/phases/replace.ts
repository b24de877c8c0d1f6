import type { Tree } from '@nx/devkit';
import {
  diagnose,
  ProvisionerError,
  type ComponentChange,
  type Diagnostic,
  type ReplacementRecord,
  type SessionRecord,
} from 'nx-provisioner-protocol';

import { locateReplacement } from '../legacy/locate-replacement';
import { printReplacements } from '../legacy/print-replacements';
import { replaceInTree, type AskRegistry, type ReplacedInTree } from '../legacy/replace-in-tree';
import { findModuleFolder, listWorkspaceFiles } from '../legacy/workspace-files';
import { placeOf, type PlannedReplacement } from './find-replacements';
import type { Format } from './converge-workspace';
import { count } from './phase';

export interface ReplaceInput {
  readonly tree: Tree;
  readonly planned: readonly PlannedReplacement[];
  /** Roots of all projects, those that were just generated included. */
  readonly projects: readonly string[];
  /** Files that the plugin generates: they follow the documents. */
  readonly generated: ReadonlySet<string>;
  readonly ask: AskRegistry;
  readonly format: Format;
}

/** What became of the replacements of a session. */
export interface ReplacedModules {
  readonly records: readonly ReplacementRecord[];
  readonly changes: readonly ComponentChange[];
  readonly outstanding: SessionRecord['outstanding'];
  readonly diagnostics: readonly Diagnostic[];
  /** For a terminal: numbers, files, and each place that is left. */
  readonly lines: readonly string[];
}

/**
 * The part of phase 5 that moves code from legacy modules to modern ones. It comes after the foundation, whose libraries
 * may be the modern ones. Where one of them is provided by nothing, none is carried out, and the session is blocked.
 */
export async function replaceModules(input: ReplaceInput): Promise<ReplacedModules> {
  const { tree, planned } = input;
  if (planned.length === 0) return { records: [], changes: [], outstanding: [], diagnostics: [], lines: [] };
  const files = listWorkspaceFiles(tree);
  const wanted = planned.map((one) => ({
    ...one,
    replacement: locateReplacement(one.replacement, (path) => tree.exists(path)),
  }));
  try {
    const replaced = await replaceInTree(tree, wanted, {
      files,
      scope: {
        folderOf: (module) => findModuleFolder(module, files, input.projects),
        isKept: (path) => input.generated.has(path),
      },
      ask: input.ask,
      format: input.format,
    });
    return describeReplaced(planned, replaced);
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    const outstanding = planned.flatMap((one) => describeWork(one, 'the modern module cannot be found'));
    return { records: [], changes: [], outstanding, diagnostics: error.diagnostics, lines: [] };
  }
}

function describeReplaced(planned: readonly PlannedReplacement[], replaced: ReplacedInTree): ReplacedModules {
  const { done, manifests, lintConfig, diagnostics } = replaced;
  const records = done.map(({ record }): ReplacementRecord => {
    const packages = manifests.packages.filter(({ replacement }) => replacement === record.from);
    return {
      ...record,
      packages: packages.map(({ manifest, package: name, version }) => ({ manifest, name, version })),
    };
  });
  const left = planned.map((one, index) => ({ one, reason: describeLeft(records[index]) }));
  const shown = printReplacements(done, manifests);
  return {
    records,
    changes: records.flatMap((record) => describeChange(record, lintConfig)),
    outstanding: left.flatMap(({ one, reason }) => (reason === null ? [] : describeWork(one, reason))),
    diagnostics: [...diagnostics, ...left.flatMap(({ one, reason }) => (reason === null ? [] : [warnOf(one, reason)]))],
    lines: shown.split('\n'),
  };
}

/** Why a replacement is not at its end; `null` where no use is left. */
function describeLeft(record: ReplacementRecord | undefined): string | null {
  if (record === undefined || record.remaining === 0) return null;
  const [first, ...more] = record.skipped;
  if (first === undefined) return `${count(record.remaining, 'use')} left, outside of what it touches`;
  const others = more.length === 0 ? '' : `, and ${count(more.length, 'more place')}`;
  return `${count(record.remaining, 'use')} left: ${first.file}:${first.line} ${first.reason}${others}`;
}

function describeWork(
  { replacement, sources, priority }: PlannedReplacement,
  reason: string,
): SessionRecord['outstanding'] {
  const title = `Replace ${replacement.from} by ${replacement.to}`;
  return sources.map(({ id }) => ({ id, title, priority, reason }));
}

function warnOf(planned: PlannedReplacement, reason: string): Diagnostic {
  return diagnose('NXP-910', placeOf(planned), `${planned.replacement.from} is not replaced everywhere: ${reason}.`);
}

function describeChange(
  { from, to, requirements, changed, packages = [] }: ReplacementRecord,
  lintConfig: string | null,
): ComponentChange[] {
  const files = [
    ...new Set([...changed, ...packages.map(({ manifest }) => manifest), ...(lintConfig === null ? [] : [lintConfig])]),
  ];
  if (files.length === 0) return [];
  const asked = requirements.length === 0 ? 'the context file' : requirements.join(', ');
  return [
    {
      component: 'replacement',
      name: `${from} -> ${to}`,
      action: 'changed',
      files: files.sort(),
      requirements,
      reason: `asked for by ${asked}`,
    },
  ];
}

/** A continued session reports what all of its runs replaced; what is left is what the last one found. */
export function mergeReplacements(
  identity: { readonly previous: SessionRecord | null },
  { records }: ReplacedModules,
): ReplacementRecord[] {
  const before = identity.previous?.replacements ?? [];
  return records.map((record) => {
    const earlier = before.find(({ from, to }) => from === record.from && to === record.to);
    if (earlier === undefined) return record;
    const changed = [...new Set([...earlier.changed, ...record.changed])].sort();
    const packages = [...(earlier.packages ?? []), ...(record.packages ?? [])];
    // A run that was killed before it wrote has told of the same already.
    const moved = new Map(packages.map((one) => [JSON.stringify([one.manifest, one.name, one.version]), one]));
    return { ...record, changed, packages: [...moved.values()] };
  });
}
