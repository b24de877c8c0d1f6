import { run } from './testing/run';

describe('the program', () => {
  it.each([[['--help']], [['-h']], [['help']], [['help', 'help']]])('explains itself for %j', async (argv) => {
    const { code, out, error } = await run(argv);

    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('analyze <directory>  ');
  });

  it.each([[['analyze', '--help']], [['analyze', '-h']], [['help', 'analyze']], [['analyze', 'a', 'b', '--help']]])(
    'explains a command for %j',
    async (argv) => {
      const { code, out } = await run(argv);

      expect(code).toBe(0);
      expect(out).toContain('Usage: nx-provisioner analyze <directory> [options]');
      for (const part of ['--json', '--ignored', '--verbose', 'Exit codes:\n  0  ', 'Examples:\n  nx-provisioner '])
        expect(out).toContain(part);
    },
  );

  it.each([[['--version']], [['-v']]])('says its version for %j', async (argv) => {
    expect(await run(argv)).toEqual({ code: 0, out: '1.2.3\n', error: '' });
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'No command is given; expected one of execute, analyze, status, help.'],
    [['anlyze', '.'], '"anlyze" is no command; expected one of execute, analyze, status, help. Near it: analyze.'],
    [['help', 'analyse'], 'Near it: analyze.'],
    [['--versoin'], '"--versoin" is no option; expected one of --help, --version. Near it: --version.'],
    [['analyze', '.', '--jsno'], 'expected one of --json, --ignored, --verbose, --help. Near it: --json.'],
    [['analyze', '.', '-j'], '"-j" is no option'],
    [['analyze', '.', '--no-json'], '"--no-json" is no option'],
    [['analyze', '.', '--json=yes'], '"--json" takes no value'],
    [['analyze'], 'After analyze stands nothing; expected <directory>.'],
    [['analyze', 'a', 'b'], 'After analyze stands "a" "b"; expected <directory>.'],
    [
      ['execute', '.', '--until=implment'],
      'expected --until= and one of context, review, analyze, plan, implement, test, validate, document. Near it: implement.',
    ],
    [['execute', '.', '--until'], '"--until" has no value; expected --until= and one of context'],
    [['execute', '.', '--dry-runn'], 'Near it: --dryRun.'],
    [['execute'], 'After execute stands nothing; expected <workspace_directory> [context_file].'],
    [['execute', 'a', 'b', 'c'], 'expected <workspace_directory> [context_file].'],
    [['statsu'], 'Near it: status.'],
    [['--', 'analyse'], '"analyse" is no command'],
    [['constructor'], '"constructor" is no command'],
    [['analyze', '.', '--constructor'], '"--constructor" is no option'],
  ])('%j ends with 2 and says %j on standard error', async (argv, message) => {
    const { code, out, error } = await run(argv);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('NXP-023 ');
    expect(error).toContain(message);
    expect(error).toMatch(/`nx-provisioner (?:help|(?:analyze|execute) --help)` says more\.\n$/);
  });

  it('names everything that is wrong', async () => {
    const { error } = await run(['analyze', '--jsn', '--quiet']);

    expect(error.match(/NXP-023/g)).toHaveLength(3);
  });

  it('hands on nothing that a terminal acts on', async () => {
    const { error } = await run(['\u001b[31mred\u0007\nNXP-000 made up']);

    expect(error).not.toMatch(/[\u001b\u0007]/);
    expect(error).not.toMatch(/^NXP-000/m);
  });
});
