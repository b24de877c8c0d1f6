import type { PlannedRequirement } from 'nx-provisioner-protocol';

import { packageName, siblingModule } from '../../workspace/profile';
import type { Component, GeneratedFile } from '../generated-file';
import type { LibraryOptions } from '../library/library';
import { libraryFiles } from '../library/library-files';
import { printPackageImports } from '../print-package-imports';
import { commentText, pascalCase, quote } from '../source-text';
import { printBrief } from './lane-brief';
import { factoryFile, factoryName } from './lane-names';
import { requirementSpec, specFile } from './lane-specs';
import {
  contractDependency,
  findTestTarget,
  harnessDependency,
  laneLibrary,
  sharedDependency,
  type ImplementedContract,
  type LaneView,
} from './lane-view';

/**
 * All files of a lane: its library with typed entries that throw until they are written, a spec for each requirement,
 * and the brief. A lane that works in existing projects only gets the brief and the specs there, and nothing else of
 * theirs is touched.
 */
export function laneFiles(view: LaneView): GeneratedFile[] {
  const library = laneLibraryOptions(view);
  const component = componentOf(view);
  const file = (
    path: string,
    content: string,
    requirements: readonly string[],
    owner: GeneratedFile['owner'] = 'user',
  ) => ({
    path,
    content,
    owner,
    component,
    requirements,
  });
  const brief = printBrief(view);
  const files = [file(brief.path, brief.content, view.lane.requirements, 'plugin')];
  if (library === null) {
    const folder = specFolder(view);
    if (folder === null) return files;
    return [
      ...files,
      ...view.requirements.map((planned) => {
        const { id } = planned.requirement;
        return file(`${folder}/${specFile(id)}`, requirementSpec(planned, [], view), [id]);
      }),
    ];
  }
  const source = `${library.root}/src`;
  return [
    ...files,
    ...configuration(library),
    file(`${source}/index.ts`, printIndex(view), view.lane.requirements),
    ...view.implemented.map((contract) => {
      const { name, requirement } = contract.declaration;
      return file(`${source}/${factoryFile(name)}.ts`, printFactory(contract, view), [requirement]);
    }),
    ...view.requirements.map((planned) => {
      const { id } = planned.requirement;
      const own = view.implemented.filter(({ declaration }) => declaration.requirement === id);
      return file(`${source}/${specFile(id)}`, requirementSpec(planned, own, view), [id]);
    }),
  ];
}

/** Where regression tests of an existing project go; `null` where nothing would run them. */
function specFolder(view: LaneView): string | null {
  const project = view.lane.projects.find(({ name }) => findTestTarget(view, name) !== null);
  return project === undefined ? null : `${project.root}/src`;
}

const componentOf = ({ lane }: LaneView): Component => ({ type: 'lane', name: lane.name });

/** The lane's own library; `null` where it works in existing projects only. */
export function laneLibraryOptions(view: LaneView): LibraryOptions | null {
  const { profile, lane } = view;
  const library = laneLibrary(lane, profile);
  if (library === null) return null;
  return {
    profile,
    ...library,
    tags: ['layer:lane', lane.tag],
    component: componentOf(view),
    requirements: lane.requirements,
    dependencies: [
      ...contractAreasOf(view).map((area) => contractDependency(area, profile)),
      ...view.ownShared.map((name) => sharedDependency(name, profile)),
    ],
    specDependencies: [harnessDependency(profile)],
    externalDependencies: Object.fromEntries(
      view.implemented.flatMap(({ packageBounds }) => packageBounds.map((bound) => [bound.package, bound.range])),
    ),
    nodeTypes: true,
    specs: true,
    guardTesting: true,
  };
}

/** The worker may change everything of the lane but the manifests, which name its dependencies and its tags. */
function configuration(library: LibraryOptions): GeneratedFile[] {
  return libraryFiles(library).map((file) =>
    /\/(package|project)\.json$/.test(file.path) ? file : { ...file, owner: 'user' },
  );
}

/** The areas that the lane may use, and those that only bound its contracts' type parameters. */
function contractAreasOf({ contractAreas, implemented }: LaneView): string[] {
  return [...new Set([...contractAreas, ...implemented.flatMap(({ bounds }) => [...bounds.keys()])])];
}

function printIndex(view: LaneView): string {
  if (view.implemented.length === 0) return printEntry(view);
  const lines = view.implemented.map(
    ({ declaration }) =>
      `export { ${factoryName(declaration.name)} } from '${siblingModule(view.profile, factoryFile(declaration.name))}';`,
  );
  return `${lines.sort().join('\n')}\n`;
}

function printEntry({ lane, requirements }: LaneView): string {
  return [
    `/** Implements ${requirements.map(describeRequirement).join(', ')}. */`,
    `export function create${pascalCase(lane.area)}(): never {`,
    `  throw new Error(${quote(`Not implemented: ${lane.requirements.join(', ')}`)});`,
    '}',
    '',
  ].join('\n');
}

function printFactory({ declaration, area, bounds, packageBounds }: ImplementedContract, view: LaneView): string {
  const { name, requirement, typeParameters, typeArguments } = declaration;
  const planned = view.requirements.find((candidate) => candidate.requirement.id === requirement);
  const types = new Map([...bounds, [area, [name, ...(bounds.get(area) ?? [])]]]);
  const imports = [...types].map(
    ([from, names]) =>
      `import type { ${[...names].sort().join(', ')} } from '${packageName(view.profile, `contracts-${from}`)}';`,
  );
  return [
    ...printPackageImports(packageBounds),
    ...imports.sort(),
    '',
    `/** Implements ${planned ? describeRequirement(planned) : requirement}. */`,
    `export function ${factoryName(name)}${typeParameters}(): ${name}${typeArguments} {`,
    `  throw new Error(${quote(`Not implemented: ${requirement}`)});`,
    '}',
    '',
  ].join('\n');
}

function describeRequirement({ requirement }: PlannedRequirement): string {
  return `${requirement.id} (${commentText(requirement.title)})`;
}
