import { joinPathFragments, type Tree } from '@nx/devkit';
import { analyzeDocuments, diagnose, nativeReader, printNative, ProvisionerError } from 'nx-provisioner-protocol';

import { checkOptions } from '../../adapters/check-options';
import type { RequirementGeneratorSchema } from './schema';

/**
 * Writes a requirement document that provision can read as it stands: `ARTIFACTS/BIL-002.md`.
 *
 * @throws ProvisionerError with every value that the native format does not take, NXP-551 where the document exists
 */
export function requirementGenerator(tree: Tree, options: RequirementGeneratorSchema): void {
  checkOptions(options, __dirname);
  const { id, title, kind, priority = 'medium', area } = options;
  const dependsOn = splitList(options.dependsOn);
  const text = printNative({ id, title, kind, priority, area, dependsOn, touches: splitList(options.touches) });
  rejectBadDocument(text);
  const file = joinPathFragments(options.workspaceDirectory ?? '.', 'ARTIFACTS', `${id}.md`);
  if (tree.exists(file)) {
    throw new ProvisionerError([
      diagnose('NXP-551', { file, line: null }, `${file} exists; expected an id that is free.`),
    ]);
  }
  tree.write(file, text);
}

export default requirementGenerator;

function splitList(text = ''): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The document is read as provision reads it, so that a bad id or area never gets a file, nor a name for one. */
function rejectBadDocument(text: string): void {
  const source = { file: 'ARTIFACTS/requirement.md', content: Buffer.from(text) };
  const { diagnostics } = analyzeDocuments([source], { readers: [nativeReader] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProvisionerError(errors.map((error) => ({ ...error, file: null, line: null })));
}
