import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { COMMANDS } from './commands';
import { describeCommand } from './help';

const DOCS = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'command-line.md'), 'utf8');

describe('docs/command-line.md', () => {
  it('has the help of each command, and of no other', () => {
    const documented = [...DOCS.matchAll(/^## (\S+)\n\n```text\n(.+?)\n```$/gms)].map(([, ...entry]) => entry);

    expect(documented).toEqual(COMMANDS.map((command) => [command.name, describeCommand(command).join('\n')]));
  });
});

describe.each(COMMANDS.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it('prints JSON, and documents its exit codes', () => {
    expect(command.options.json).toBeDefined();
    expect(Object.keys(command.exitCodes)).toEqual(expect.arrayContaining(['0', '1', '2']));
  });

  it('has examples that use its options', () => {
    expect(command.examples.length).toBeGreaterThan(1);
    for (const [line] of command.examples) {
      expect(line.startsWith(`nx-provisioner ${name}`)).toBe(true);
      const used = [...line.matchAll(/--(\w+)/g)].map(([, option]) => option!);
      expect(used.filter((option) => !(option in command.options))).toEqual([]);
    }
  });
});
