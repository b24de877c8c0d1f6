/** `node tools/publish-command-line.mjs` writes docs/command-line.md from the help of the built command line. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(ROOT, 'packages', 'nx-provisioner', 'package.json'));
const { COMMANDS } = require('./dist/cli/commands.js');
const { describeCommand } = require('./dist/cli/help.js');

const lines = [
  '# The command line',
  '',
  '`npx nx-provisioner <command>` works in any folder, also in one without Nx. It asks only at a terminal. With `--json` standard output is JSON and nothing else; all else goes to standard error. A misspelt command or option ends with 2 and names the one that is near.',
];
for (const command of COMMANDS) {
  lines.push('', `## ${command.name}`, '', '```text', ...describeCommand(command), '```');
}
writeFileSync(join(ROOT, 'docs', 'command-line.md'), `${lines.join('\n')}\n`);
