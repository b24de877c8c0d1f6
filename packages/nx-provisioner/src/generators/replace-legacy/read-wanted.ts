import type { Tree } from '@nx/devkit';
import {
  diagnose,
  listNames,
  NearNames,
  ProvisionerError,
  type Diagnostic,
  type Replacement,
} from 'nx-provisioner-protocol';

import { checkReplacements } from '../../legacy/check-replacements';
import { locateReplacement } from '../../legacy/locate-replacement';
import { findReadyMapping } from '../../legacy/mappings/ready-mappings';
import { readImportPairs } from '../../legacy/read-import-pairs';
import { readMapping } from '../../legacy/read-mapping';
import type { WantedReplacement } from '../../legacy/replacement-files';
import { toModuleReplacement } from '../../legacy/to-module-replacement';
import { analyzeRequirements } from '../../phases/analyze';
import { understandContext } from '../../phases/context';
import { readInputs } from '../../phases/read-inputs';
import { readFrom } from '../read-from';
import type { ReplaceLegacyGeneratorSchema } from './schema';

/**
 * Gathers what is to be replaced from the command line, the mapping file, the requirement and the context file.
 *
 * @param roots folders whose files may change; `null` for all
 * @throws ProvisionerError with every problem of them
 */
export function readWanted(
  tree: Tree,
  options: ReplaceLegacyGeneratorSchema,
  roots: WantedReplacement['roots'],
): WantedReplacement[] {
  const problems: Diagnostic[] = [];
  const wanted = [
    ...readCommandLine(options, problems),
    ...readMappingFile(tree, options, problems),
    ...readDocuments(tree, options, problems),
  ].map(({ replacement, requirements }) => ({
    replacement: locateReplacement(replacement, (path) => tree.exists(path)),
    requirements,
    roots,
  }));
  if (wanted.length === 0 && problems.length === 0) {
    problems.push(diagnose('NXP-904', null, 'Neither the command line nor a document names a module to replace.'));
  }
  problems.push(...checkReplacements(wanted.map(({ replacement }) => replacement)));
  if (problems.length > 0) throw new ProvisionerError(problems);
  return wanted;
}

/** A replacement and who names it. */
type Named = Omit<WantedReplacement, 'roots'>;

function readCommandLine(options: ReplaceLegacyGeneratorSchema, problems: Diagnostic[]): Named[] {
  const { from, to, imports } = options;
  if (from === undefined) {
    if (to === undefined && imports === undefined) return [];
    problems.push(diagnose('NXP-904', null, '--to or --imports is given without --from.'));
    return [];
  }
  const pairs = readImportPairs(imports ?? '');
  problems.push(...pairs.diagnostics);
  const ready = imports === undefined ? findReadyMapping(from, to ?? null) : undefined;
  if (ready !== undefined) return [{ replacement: ready, requirements: [] }];
  if (to === undefined) {
    problems.push(diagnose('NXP-904', null, `--from=${from} has no ready mapping; expected --to.`));
    return [];
  }
  return [{ replacement: { from, to, imports: pairs.imports }, requirements: [] }];
}

function readMappingFile(tree: Tree, { mapping }: ReplaceLegacyGeneratorSchema, problems: Diagnostic[]): Named[] {
  if (mapping === undefined) return [];
  const text = tree.read(mapping, 'utf8');
  if (text === null) {
    problems.push(diagnose('NXP-900', { file: mapping, line: null }, `There is no file ${mapping} in the workspace.`));
    return [];
  }
  const { replacements, diagnostics } = readMapping(mapping, text);
  problems.push(...diagnostics);
  return replacements.map((replacement) => ({ replacement, requirements: [] }));
}

const toNamed = (wanted: Replacement, requirements: readonly string[]): Named => ({
  replacement: toModuleReplacement(wanted),
  requirements,
});

function readDocuments(
  tree: Tree,
  { requirement: id, contextFile, workspaceDirectory = '.' }: ReplaceLegacyGeneratorSchema,
  problems: Diagnostic[],
): Named[] {
  if (id === undefined && contextFile === undefined) return [];
  const inputs = readInputs({ root: tree.root, workspaceDirectory, contextFile, read: readFrom(tree) });
  const { guidance } = understandContext(inputs.context);
  const ofContext = guidance.replaces.map((replacement) => toNamed(replacement, []));
  if (id === undefined) return ofContext;
  const { requirements } = analyzeRequirements(inputs.documents, guidance).analysis;
  const found = requirements.find((requirement) => requirement.id === id);
  if (found === undefined || found.replaces.length === 0) {
    const names = requirements.filter(({ replaces }) => replaces.length > 0).map((requirement) => requirement.id);
    const near = found === undefined ? new NearNames(requirements.map((each) => each.id)).suggest(id) : '';
    const message = `${id} ${found ? 'replaces nothing' : 'is not there'}; requirements with \`replaces\`: ${listNames(names)}.${near}`;
    problems.push(diagnose('NXP-909', null, message));
    return ofContext;
  }
  return [...found.replaces.map((replacement) => toNamed(replacement, [id])), ...ofContext];
}
