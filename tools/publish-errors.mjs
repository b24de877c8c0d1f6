/** `node tools/publish-errors.mjs` writes docs/errors.md from the catalogue of the built protocol package. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { CATALOGUE } = createRequire(import.meta.url)(join(ROOT, 'packages', 'protocol', 'dist', 'index.js'));

/** The topics by the first digit of a code. */
const TOPICS = {
  0: 'The place where the plugin runs',
  1: 'Requirement documents',
  2: 'The context file',
  3: 'Session records and artifacts',
  4: 'The plan',
  5: 'Contracts, libraries and lanes',
  7: 'Validation and the gate',
  8: 'Isolation',
  9: 'Replacing legacy',
};

const codes = Object.keys(CATALOGUE).sort();
const lines = [
  '# Errors',
  '',
  'Every message starts with a code. Errors end a run or block a session; warnings and infos do not. Where a message concerns a file, it begins with `file:line`. Under each code stands what to do, and an example of the message.',
];
for (const [digit, topic] of Object.entries(TOPICS)) {
  const own = codes.filter((code) => code.startsWith(`NXP-${digit}`));
  if (own.length === 0) continue;
  lines.push('', `## ${topic}`);
  for (const code of own) {
    const { severity, title, example, mend } = CATALOGUE[code];
    lines.push('', `### ${code} ${title}`, '', `${severity[0].toUpperCase()}${severity.slice(1)}. ${mend}`);
    lines.push('', '```text', example, '```');
  }
}
writeFileSync(join(ROOT, 'docs', 'errors.md'), `${lines.join('\n')}\n`);
