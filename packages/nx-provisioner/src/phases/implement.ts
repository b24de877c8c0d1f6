import { posix } from 'node:path';

import { diagnose, type Diagnostic } from 'nx-provisioner-protocol';

import { boundaryConstraints } from '../foundation/boundaries/constraints';
import { writeConstraints } from '../foundation/boundaries/write-constraints';
import { isSameText, type Convergence, type Memory } from '../foundation/converge/converge';
import type { GeneratedFile } from '../foundation/generated-file';
import { styleOf } from '../foundation/styles/style-of';
import { formatLike } from '../foundation/wiring/format-like';
import type { SharedEdit } from '../foundation/wiring/shared-edit';
import { tagProjects } from '../foundation/wiring/tag-projects';
import { convergeWorkspace, listRemoved, listStanding, type ConvergeInput } from './converge-workspace';
import { count } from './phase';

export interface ImplementInput extends ConvergeInput {
  /** Tags of the lanes that this run decides about: one of them that is gone is taken off. */
  readonly laneTags: readonly string[];
  /** Every existing project, with its tags. */
  readonly projects: readonly { readonly root: string; readonly tags: readonly string[] }[];
}

export interface ImplementPhase {
  /** All wanted files compared with the workspace; those that are tests are written by the next phase. */
  readonly convergence: Convergence;
  /** Changes to files that lanes share. */
  readonly edits: readonly SharedEdit[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: string;
}

/**
 * Phase 5: from the plan to changes of the tree: libraries, contracts, lanes and the wiring between them. Nothing
 * reaches the disk here.
 */
export async function implement(input: ImplementInput): Promise<ImplementPhase> {
  const { tree, foundation, format, prune } = input;
  const read = (path: string) => tree.read(path, 'utf8');
  const convergence = await convergeWorkspace(input);
  const sources = [...convergence.create, ...convergence.update].filter((file) => !isTest(file));
  for (const { path, content } of sources) tree.write(path, content);

  const removed = listRemoved(convergence, prune);
  for (const path of removed) tree.delete(path);

  const edits: SharedEdit[] = [];
  const style = styleOf(input.profile);
  const wiring = [
    ...style.wire(foundation.libraries, read),
    ...style.unwire(rootsOf(removed), read),
    ...tagProjects(projectRoots(input), foundation.tagged, new Set(input.laneTags), read),
  ];
  const boundaries = writeBoundaries(input);
  for (const edit of [...wiring, ...boundaries.edits]) {
    const content = await formatLike(read(edit.path) ?? '', edit.content, (text) => format(edit.path, text));
    if (isSameText(content, read(edit.path) ?? '')) continue;
    tree.write(edit.path, content);
    edits.push({ ...edit, content });
  }
  return {
    convergence,
    edits,
    removed,
    diagnostics: [
      ...boundaries.diagnostics,
      ...describeEdited(convergence, input.memory),
      ...describeWithdrawn(convergence, prune),
    ],
    summary: summarize(convergence, edits, removed),
  };
}

/** Fakes, suites, specs and the harness: what the phase Test puts in place. */
export function isTest({ path, component }: GeneratedFile): boolean {
  if (component.type === 'test harness') return true;
  return /(\.(spec|suite)\.ts|\/testing\.ts|\/jest\.config\.cjs|\/vitest\.config\.mjs)$/.test(path);
}

/** Folders of libraries whose manifest is among some files. */
function rootsOf(files: readonly string[]): string[] {
  const manifests = files.filter((path) => /\/(package|project)\.json$/.test(path));
  return [...new Set(manifests.map((path) => posix.dirname(path)))];
}

function projectRoots({ projects, foundation }: ImplementInput): string[] {
  const tagged = projects.filter(
    ({ tags }) => tags.some((tag) => tag.startsWith('lane:')) && !tags.includes('layer:lane'),
  );
  return [...tagged, ...foundation.tagged].map(({ root }) => root);
}

/**
 * The lanes' tags come from the libraries that were just computed, so that they count before Nx knows them, and from
 * those that stand: a withdrawn lane, or one of another workspace directory, keeps its rules as long as it is there.
 */
function writeBoundaries({ tree, profile, foundation, projects }: ImplementInput): {
  edits: SharedEdit[];
  diagnostics: readonly Diagnostic[];
} {
  const path = profile.eslintConfig;
  const text = path === null ? null : tree.read(path, 'utf8');
  if (path === null || text === null) return { edits: [], diagnostics: [] };
  const isThere = (root: string) => ['package.json', 'project.json'].some((file) => tree.exists(`${root}/${file}`));
  const standing = projects.filter(({ root, tags }) => tags.includes('layer:lane') && isThere(root));
  const tags = [...foundation.libraries, ...standing].flatMap((library) => library.tags);
  const lanes = tags.filter((tag) => tag.startsWith('lane:'));
  const written = writeConstraints(path, text, boundaryConstraints(lanes));
  return {
    edits: [{ path, content: written.text, reason: 'import rules of layers and lanes' }],
    diagnostics: written.diagnostics,
  };
}

function describeEdited({ edited }: Convergence, { recorded, ledger }: Memory): Diagnostic[] {
  return edited.map(({ path, requirements }) => {
    const place = { file: path, line: null };
    const wanted = `what ${requirements.join(', ') || 'the foundation'} asks for`;
    if (!recorded.has(path) && !ledger.has(path)) {
      return diagnose('NXP-551', place, `${path} was there before; expected the place to be free for ${wanted}.`);
    }
    return diagnose('NXP-550', place, `${path} differs from ${wanted}; expected the generated text.`);
  });
}

function describeWithdrawn(convergence: Convergence, prune: boolean): Diagnostic[] {
  return listStanding(convergence, prune).map(({ path }) =>
    diagnose('NXP-555', { file: path, line: null }, `Nothing in the plan asks for ${path} any more.`),
  );
}

function summarize({ create, update }: Convergence, edits: readonly SharedEdit[], removed: readonly string[]): string {
  const sources = (files: readonly GeneratedFile[]) => files.filter((file) => !isTest(file)).length;
  const parts = [
    `${count(sources(create), 'file')} created`,
    `${sources(update)} updated`,
    `${edits.length} shared`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  return parts.join(', ');
}
