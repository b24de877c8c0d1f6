import { codeSpan, escapeMarkdown, fencedBlock } from '../escape-markdown';
import type { ContractLibraryRecord, ReplacementRecord, SessionRecord } from '../record';
import { bulletList, fold, itemWithBlock } from './blocks';
import { joinIds } from './describe-session';
import { countOf, joinSome, unique } from './words';

export interface ArchitecturalDecisionsView {
  readonly choices: string;
  readonly patterns: string;
  readonly contracts: string;
}

const NAMES_IN_A_LINE = 12;
/** From this many signatures on, they are folded. */
const FOLD_ABOVE = 12;

export function viewArchitecturalDecisions(record: SessionRecord): ArchitecturalDecisionsView {
  return {
    choices: bulletList(
      record.decisions.map(
        ({ choice, rationale, source }) =>
          `${escapeMarkdown(choice)}: ${escapeMarkdown(rationale)} (from ${escapeMarkdown(source)})`,
      ),
      'neither the documents nor this session decided anything.',
    ),
    patterns: bulletList(listPatterns(record), 'this session needed no pattern.'),
    contracts: listContracts(record.contracts),
  };
}

/** The patterns that are in use, and where. */
function listPatterns(record: SessionRecord): string[] {
  const { contracts, lanes, replacements } = record;
  const faked = contracts.filter((library) => library.exports.some(({ fake }) => fake !== null));
  const known = unique(knownFailing(record));
  const named = (names: readonly string[]) => joinSome(names.map(codeSpan), NAMES_IN_A_LINE);
  return [
    ...(faked.length === 0
      ? []
      : [
          `Contract with fake and suite: types that lanes meet through, tested without the other side, in ${named(faked.map((library) => library.package))}`,
        ]),
    ...(lanes.length === 0
      ? []
      : [`Lane: one worker, one tag, projects that nobody else changes, for ${named(lanes.map(({ tag }) => tag))}`]),
    ...(known.length === 0
      ? []
      : [
          `Known failing: tasks that were red before the first change, named and not counted against workers: ${named(known)}`,
        ]),
    ...replacements.map(describeReplacement),
  ];
}

function knownFailing({ evidence }: SessionRecord): string[] {
  return evidence?.tasks.filter((task) => task.outcome === 'failed' && task.knownFailing).map(({ id }) => id) ?? [];
}

function describeReplacement(record: ReplacementRecord): string {
  const { from, to, changed, skipped, remaining, requirements, packages = [] } = record;
  const places = skipped.map(({ file, line, reason }) => `${codeSpan(`${file}:${line}`)} (${escapeMarkdown(reason)})`);
  const left = places.length === 0 ? '' : `; left for a person: ${joinSome(places, NAMES_IN_A_LINE)}`;
  const uses = `${countOf(remaining, 'use')} ${remaining === 1 ? 'remains' : 'remain'}`;
  const moves = packages.map(({ manifest, name, version }) =>
    version === null
      ? `${codeSpan(name)} left ${codeSpan(manifest)}`
      : `${codeSpan(`${name}@${version}`)} came into ${codeSpan(manifest)}`,
  );
  const moved = moves.length === 0 ? '' : `; ${joinSome(moves, NAMES_IN_A_LINE)}`;
  const asked = requirements.length === 0 ? 'the context file' : joinIds(requirements);
  return (
    `Replacement: ${codeSpan(from)} by ${codeSpan(to)} for ${asked}:` +
    ` ${countOf(changed.length, 'file')} changed, ${uses}${moved}${left}`
  );
}

function listContracts(libraries: readonly ContractLibraryRecord[]): string {
  const items = libraries.flatMap((library) => library.exports.map((type) => describeContract(library, type)));
  if (items.length === 0) return '- None: no document declares a contract.';
  const list = items.map((item) => `- ${item}`).join('\n');
  return items.length > FOLD_ABOVE ? fold(countOf(items.length, 'contract'), list) : list;
}

function describeContract(
  library: ContractLibraryRecord,
  { name, kind, file, requirement, signature }: ContractLibraryRecord['exports'][number],
): string {
  const title = `${codeSpan(name)}: ${kind} of ${codeSpan(library.package)}, in ${codeSpan(file)}, asked for by ${escapeMarkdown(requirement)}`;
  return signature.trim() === '' ? title : itemWithBlock(title, fencedBlock(signature, 'ts'));
}
