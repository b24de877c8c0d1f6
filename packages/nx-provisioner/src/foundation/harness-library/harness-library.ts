import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceProfile } from '../../workspace/profile';
import type { Component, GeneratedFile } from '../generated-file';
import { harnessDependency } from '../lane/lane-view';
import { libraryFiles } from '../library-files';

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
export function harnessFiles({ profile, requirements }: HarnessContext): GeneratedFile[] {
  const { root } = harnessDependency(profile);
  const sources = readdirSync(SOURCES).sort();
  return [
    ...libraryFiles({
      profile,
      root,
      name: 'testing',
      tags: ['layer:testing'],
      component: HARNESS,
      requirements,
      dependencies: [],
      nodeTypes: true,
      specs: true,
      guardTesting: false,
    }),
    ...sources.map((source) => ({
      path: `${root}/src/${source.slice(0, -ENDING.length)}`,
      content: readFileSync(join(SOURCES, source), 'utf8'),
      owner: 'plugin' as const,
      component: HARNESS,
      requirements,
    })),
  ];
}
