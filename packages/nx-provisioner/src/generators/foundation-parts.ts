import { createProjectGraphAsync, type GeneratorCallback, type ProjectGraph, type Tree } from '@nx/devkit';
import { diagnose, laneTag, ProvisionerError } from 'nx-provisioner-protocol';

import { createFormatter } from '../adapters/formatter';
import { arePackagesLinked, installPackages } from '../adapters/package-manager';
import { addWrittenFiles } from '../adapters/written-files';
import type { Component } from '../foundation/generated-file';
import { foundationFiles, type Foundation } from '../foundation/foundation-files';
import { listPackages } from '../foundation/list-packages';
import { implement } from '../phases/implement';
import { describeFoundationInput } from '../phases/plan';
import { describeProjects } from '../phases/project-facts';
import { recallFiles } from '../phases/recall-files';
import { putTestsInPlace } from '../phases/test';
import { understand, type Understanding } from '../phases/understand';
import { readFrom } from './read-from';
import { readPluginOptions } from './read-plugin-options';

/** What every generator of a part of the foundation takes. */
export interface FoundationPartsOptions {
  readonly workspaceDirectory?: string | undefined;
  readonly contextFile?: string | undefined;
  readonly force?: boolean | undefined;
}

/**
 * Generates a part of the foundation from the requirement documents, as provision would.
 *
 * @param select which components belong to the part
 * @param describeNothing the message for a part that no document asks for, with the names that would do
 * @throws ProvisionerError with every problem of the documents, NXP-554 where the part is empty, NXP-550 for files that
 * a person changed
 */
export async function generateParts(
  tree: Tree,
  options: FoundationPartsOptions,
  select: (understanding: Understanding) => (component: Component) => boolean,
  describeNothing: (understanding: Understanding) => string,
): Promise<GeneratorCallback> {
  const graph: ProjectGraph = await createProjectGraphAsync();
  const understanding = await understand(
    {
      root: tree.root,
      workspaceDirectory: options.workspaceDirectory ?? '.',
      contextFile: options.contextFile,
      librariesFolder: readPluginOptions(tree).librariesFolder,
      projects: describeProjects(graph),
      read: readFrom(tree),
    },
    () => undefined,
  );
  const { profile, projects, history, installed } = understanding;
  const foundation = narrow(foundationFiles(describeFoundationInput(understanding, [])), select(understanding));
  if (foundation.files.length === 0) {
    throw new ProvisionerError([diagnose('NXP-554', null, describeNothing(understanding))]);
  }
  const memory = recallFiles(tree.root, history);
  const format = createFormatter(tree.root);
  const force = options.force ?? false;
  const laneTags = laneTagsOf(foundation);
  const result = await implement({
    tree,
    profile,
    foundation,
    laneTags,
    projects,
    installed,
    memory,
    format,
    force,
    prune: false,
  });
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProvisionerError(errors);
  putTestsInPlace(tree, result.convergence);
  return async () => {
    addWrittenFiles(tree.root, result.convergence.owned);
    if (arePackagesLinked(tree.root, listPackages(foundation.files))) return;
    await installPackages(tree.root, new AbortController().signal);
  };
}

/** The part of a foundation, with the libraries and tags that belong to it. */
function narrow(foundation: Foundation, select: (component: Component) => boolean): Foundation {
  const files = foundation.files.filter(({ component }) => select(component));
  const libraries = foundation.libraries.filter(({ root }) => files.some(({ path }) => path.startsWith(`${root}/`)));
  const lanes = laneTagsOf({ files });
  const tagged = foundation.tagged.filter(({ tag }) => lanes.includes(tag));
  return { ...foundation, files, libraries, tagged };
}

function laneTagsOf({ files }: Pick<Foundation, 'files'>): string[] {
  const lanes = files.filter(({ component }) => component.type === 'lane').map(({ component }) => component.name);
  return [...new Set(lanes)].map(laneTag);
}
