import { posix } from 'node:path';

import { listGateTargets } from '../../workspace/detect-targets';
import { execCommand } from '../../workspace/package-manager';
import { packageName } from '../../workspace/profile';
import { markdownText } from '../source-text';
import { specFile } from './lane-specs';
import { briefFolder, briefPath, findTestTarget, laneLibrary, type LaneView } from './lane-view';

/**
 * The page that a lane's worker starts from, person or coding agent: what to do, where, what may be imported, the
 * commands, what is known to fail, how to ask for more, and when it is done. It fits one screen.
 */
export function printBrief(view: LaneView): { path: string; content: string } {
  const folder = briefFolder(view.lane, view.profile);
  const sections = [
    `# Lane ${view.lane.name}`,
    describeOwnership(view),
    requirementTable(view, folder),
    ...describeOrder(view),
    `**Build on**: ${describeImports(view)}`,
    describeCommands(view),
    ...describeSuites(view),
    `**Known to fail**: ${view.knownFailing.length === 0 ? 'nothing.' : view.knownFailing.map(code).join(', ')}`,
    `**You need another contract, a dependency or a shared file?** Those belong to the foundation: add it to the requirement in its document, run ${code(`${nx(view)} run ${view.profile.rootProject}:provision`)} on main with the options it was run with before, rebase.`,
    `**Done** when ${describeEnd(view)}.`,
  ];
  return { path: briefPath(view.lane, view.profile, view.occupied), content: `${sections.join('\n\n')}\n` };
}

const code = (text: string): string => `\`${text}\``;
const nx = ({ profile }: LaneView): string => execCommand(profile.packageManager, 'nx');

function ownedFolders(view: LaneView): string[] {
  const library = laneLibrary(view.lane, view.profile);
  return [...(library === null ? [] : [library.root]), ...view.lane.projects.map(({ root }) => root)];
}

function describeOwnership(view: LaneView): string {
  const folders = ownedFolders(view).map(code).join(', ');
  return `You own ${folders} and nothing else. Other lanes are being worked on at the same moment; you need not ask them anything.`;
}

function requirementTable(view: LaneView, folder: string): string {
  const rows = view.requirements.map(({ requirement, priority, wave }) => {
    const link = encodePath(posix.relative(folder, requirement.source.file));
    return `| [${requirement.id}](${link}) | ${priority} | ${wave ?? ''} | ${markdownText(requirement.title)} |`;
  });
  return ['| requirement | priority | wave | what |', '|---|---|---|---|', ...rows].join('\n');
}

/** A path as the target of a Markdown link: nothing in it is taken for a fragment, a query or the end of the link. */
function encodePath(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return encoded.replaceAll('(', '%28').replaceAll(')', '%29');
}

function describeOrder({ lane }: LaneView): string[] {
  if (lane.after.length === 0) return [];
  return [`**Start** when these lanes are merged: ${lane.after.map(code).join(', ')}.`];
}

function describeSuites({ implemented }: LaneView): string[] {
  if (!implemented.some(({ hasSuite }) => hasSuite)) return [];
  return [
    '**Contract suites** run in your specs. Their checks belong to the foundation; where a criterion has none, write its test in your spec, with its name, in place of the todo.',
  ];
}

function describeImports(view: LaneView): string {
  const { profile, implemented, contractAreas, shared } = view;
  const own = new Set(implemented.map(({ area }) => area));
  const contracts = contractAreas.map(
    (area) => `${code(packageName(profile, `contracts-${area}`))}${own.has(area) ? ' (what you implement)' : ''}`,
  );
  const libraries = [...contracts, ...shared.map((name) => code(packageName(profile, `shared-${name}`)))];
  const inSpecs = [
    code(packageName(profile, 'testing')),
    ...(contractAreas.length === 0 ? [] : [code(packageName(profile, 'contracts-*/testing'))]),
  ];
  const sources = libraries.length === 0 ? 'no library of the foundation' : libraries.join(', ');
  return `${sources}; in specs also ${inSpecs.join(' and ')}. ${laneLibrary(view.lane, profile) === null ? 'Import no other lane.' : 'Importing another lane fails lint.'}`;
}

function describeCommands(view: LaneView): string {
  const { profile } = view;
  const library = laneLibrary(view.lane, view.profile);
  const projects = [...(library === null ? [] : [library.name]), ...view.lane.projects.map(({ name }) => name)];
  const tests = projects
    .map((name) => ({ name, target: library?.name === name ? profile.targets.test : findTestTarget(view, name) }))
    .flatMap(({ name, target }) => (target === null ? [] : [{ name, target }]))
    .map(
      ({ name, target }) =>
        `- ${code(printRun(view, name, target))}: your criteria, each one a todo until you write it`,
    );
  return [
    '**Commands**',
    '',
    ...tests,
    `- ${code(`${nx(view)} affected -t ${listGateTargets(profile.gate).join(' ')}`)}: what the gate runs`,
    `- ${code(`${nx(view)} run ${view.profile.rootProject}:isolation --lane=${view.lane.name} --base=main`)}: whether the branch stays in this lane`,
  ].join('\n');
}

/** A target with a colon in its name can only be run by `nx run`. */
function printRun(view: LaneView, project: string, target: string): string {
  return target.includes(':') ? `${nx(view)} run ${project}:${target}` : `${nx(view)} ${target} ${project}`;
}

function describeEnd(view: LaneView): string {
  const specs = view.requirements.map(({ requirement }) => code(specFile(requirement.id)));
  const folders = ownedFolders(view).length === 1 ? 'this folder' : 'these folders';
  return `each criterion of the documents above has a passing test with its id in the name (${specs.join(', ')}), the commands above pass, and the branch changes only ${folders}`;
}
