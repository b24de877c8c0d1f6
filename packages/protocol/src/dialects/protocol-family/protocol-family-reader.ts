import type { SourceText } from '../../model/document';
import type { Claim, DialectReader, Reading } from '../reader';
import { assembleFamily } from './assemble-family';
import { classifyName } from './classify-name';
import type { FamilyFacts } from './family-facts';
import { readIndex } from './read-index';
import { readRequirement } from './read-requirement';
import { readAnalysis, readSession } from './read-session';

/** A title that still has the template's placeholders: `# REQUIREMENTS-{ID}-{TITLE}`. */
const UNFILLED = /\{[A-Za-z_ ]+\}|\[[A-Z][A-Z_ -]*\]|<[A-Z][A-Z_ -]*>/;

/** Reads the documents of the protocol's own family: `REQUIREMENTS-…`, `…-SESSION-…`, cycle indexes and analyses. */
export const protocolFamilyReader: DialectReader<FamilyFacts> = {
  dialect: 'protocol-family',
  claim,
  read,
  assemble: assembleFamily,
};

function claim({ file, text }: SourceText): Claim {
  const name = classifyName(file);
  if (name === null) return null;
  if (name.kind === 'left-out') return { take: false, reason: name.reason };
  const heading = text.split('\n', 40).find((line) => /^\uFEFF?# /.test(line)) ?? '';
  return UNFILLED.test(heading) ? { take: false, reason: 'a template that nobody has filled in' } : { take: true };
}

function read(source: SourceText): Reading<FamilyFacts> {
  switch (classifyName(source.file)?.kind) {
    case 'cycle-index':
      return readIndex(source);
    case 'session':
      return readSession(source);
    case 'analysis':
      return readAnalysis(source);
    default:
      return readRequirement(source);
  }
}
