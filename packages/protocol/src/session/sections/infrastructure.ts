import { codeSpan, escapeMarkdown } from '../escape-markdown';
import type { SessionRecord } from '../record';
import { countOf, joinSome, joinWords } from './words';

export interface InfrastructureView {
  readonly configuration: string;
  readonly dependencies: string;
  readonly automation: string;
  readonly interfaces: string;
  readonly shared: string;
  readonly contracts: string;
  readonly utilities: string;
  readonly gates: string;
}

/** More names than this in a line are counted; each of them is listed in a later section. */
const NAMES_IN_A_LINE = 12;

export function viewInfrastructure(record: SessionRecord): InfrastructureView {
  return { ...viewBuildSystem(record), ...viewCoreApis(record), ...viewTesting(record) };
}

function viewBuildSystem({ workspace, buildSystem }: SessionRecord) {
  const { targets, configurations, packages, automation } = buildSystem;
  const named = configurations.length === 0 ? 'default configuration only' : `configurations ${names(configurations)}`;
  const style = `${escapeMarkdown(workspace.style)} workspace with ${escapeMarkdown(workspace.packageManager)}`;
  const run = targets.length === 0 ? 'no targets' : `${targets.length === 1 ? 'target' : 'targets'} ${names(targets)}`;
  return {
    configuration: `${style}, ${run}, ${named}`,
    dependencies:
      packages.length === 0
        ? 'None: this session added and changed no package'
        : `${countOf(packages.length, 'package')} added or changed: ${names(packages)}`,
    automation: automation.length === 0 ? 'None: nothing runs by itself' : joinWords(automation.map(escapeMarkdown)),
  };
}

function viewCoreApis({ contracts, shared }: SessionRecord) {
  const types = contracts.flatMap((library) => library.exports);
  const libraries = contracts.map((library) => {
    const sides = new Set([...library.implementedBy, ...library.usedBy]).size;
    return `${codeSpan(library.package)} (${countOf(sides, 'lane')})`;
  });
  return {
    interfaces:
      types.length === 0
        ? 'None: no document declares a contract'
        : `${countOf(types.length, 'exported type')}: ${names(types.map((type) => type.name))}`,
    shared:
      shared.length === 0
        ? 'None: no document supplies a shared library'
        : joinSome(
            shared.map((library) => `${codeSpan(library.package)} in ${codeSpan(library.root)}`),
            NAMES_IN_A_LINE,
          ),
    contracts: libraries.length === 0 ? 'None: no document declares a contract' : joinSome(libraries, NAMES_IN_A_LINE),
  };
}

function viewTesting({ harness, contracts, gates }: SessionRecord) {
  const types = contracts.flatMap((library) => library.exports);
  const fakes = types.flatMap(({ fake }) => (fake === null ? [] : [fake]));
  const suites = types.flatMap(({ suite }) => (suite === null ? [] : [suite]));
  const exported = harness === null || harness.exports.length === 0 ? '' : ` with ${names(harness.exports)}`;
  const utilities = [
    harness === null ? 'no test harness' : `harness ${codeSpan(harness.package)}${exported}`,
    `${countOf(fakes.length, 'fake')}${fakes.length === 0 ? '' : ` (${names(fakes)})`}`,
    `${countOf(suites.length, 'contract suite')}${suites.length === 0 ? '' : ` (${names(suites)})`}`,
  ];
  return {
    utilities: utilities.join('; '),
    gates:
      gates.length === 0
        ? 'None: no gate is defined'
        : gates.map((gate) => `${escapeMarkdown(gate.name)} (${escapeMarkdown(gate.threshold)})`).join('; '),
  };
}

const names = (list: readonly string[]): string => joinSome(list.map(codeSpan), NAMES_IN_A_LINE);
