import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siblingModule, type WorkspaceProfile } from '../../workspace/profile';
import type { Component, GeneratedFile } from '../generated-file';
import { harnessDependency } from '../lane/lane-view';
import type { LibraryOptions } from '../library/library';
import { libraryFiles } from '../library/library-files';

const HARNESS: Component = { type: 'test harness', name: 'testing' };
const SOURCES = join(__dirname, 'files', 'src');
const ENDING = '.template';

export interface HarnessContext {
  readonly profile: WorkspaceProfile;
  /** Ids of the requirements that ask for test utilities. */
  readonly requirements: readonly string[];
}

/**
 * The test harness: fakes, suites, builders, fixed clock, seeded random and temporary folders, with their specs.
 * It knows no contract, and so is the same in every workspace.
 */
export function harnessFiles(context: HarnessContext): GeneratedFile[] {
  const library = harnessLibrary(context);
  const { profile, root, requirements } = library;
  const sources = readdirSync(SOURCES).sort();
  return [
    ...libraryFiles(library),
    ...sources.map((source) => ({
      path: `${root}/src/${source.slice(0, -ENDING.length)}`,
      content: adaptImports(readFileSync(join(SOURCES, source), 'utf8'), profile),
      owner: 'plugin' as const,
      component: HARNESS,
      requirements,
    })),
  ];
}

/** The library that the harness lies in. */
export function harnessLibrary({ profile, requirements }: HarnessContext): LibraryOptions {
  return {
    profile,
    root: harnessDependency(profile).root,
    name: 'testing',
    tags: ['layer:testing'],
    component: HARNESS,
    requirements,
    dependencies: [],
    nodeTypes: true,
    specs: true,
    guardTesting: false,
  };
}

/** The sources name their siblings as Node does. */
function adaptImports(source: string, profile: WorkspaceProfile): string {
  return source.replace(/(?<= from ')\.\/([\w-]+)\.js(?=')/g, (_, name: string) => siblingModule(profile, name));
}
