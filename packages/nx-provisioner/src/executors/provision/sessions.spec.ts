import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SessionRecord } from 'nx-provisioner-protocol';

import { prepareProvisionProcesses, type ProvisionProcesses } from './testing/provision-process';
import { commitAll, git } from './testing/small-workspace';

/** Milliseconds; some thirty times what one test takes. */
const MOST_MS = 300_000;

let processes: ProvisionProcesses;
beforeAll(() => {
  processes = prepareProvisionProcesses('sessions');
}, MOST_MS);
afterAll(() => {
  processes.dispose();
});

/** The records that lie in the workspace, oldest first. */
function readRecords(root: string): SessionRecord[] {
  const folder = join(root, 'ARTIFACTS');
  const names = readdirSync(folder).filter((name) => /^PROVISIONER-SESSION-.*\.json$/.test(name));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SessionRecord);
}

/** What git does not carry: the installed packages, which are stand-ins here. */
function installLike(source: string, root: string): void {
  for (const folder of ['node_modules', 'bin']) {
    cpSync(join(source, folder), join(root, folder), { recursive: true, verbatimSymlinks: true });
  }
}

function clone(source: string, root: string, ...options: readonly string[]): string {
  git(source, 'clone', '--quiet', ...options, `file://${source}`, root);
  installLike(source, root);
  return root;
}

const expansion = (id: string, area: string): string =>
  `---\nid: ${id}\nkind: expansion\npriority: low\narea: ${area}\n---\n\n# ${area}\n\n## Acceptance criteria\n\n- [ ] It works.\n`;

describe('sessions', () => {
  it(
    'build each configuration that the workspace defines, and rely on nothing earlier when they are fresh',
    async () => {
      const root = processes.copy('configurations');
      expect(await processes.run(root)).toMatchObject({ code: 0 });
      // Only a session that validated what is committed is a base for the next one.
      for (const name of ['one', 'two']) {
        writeFileSync(join(root, `packages/cart/src/${name}.ts`), 'export const more = 1;\n');
        commitAll(root, name);
        await processes.run(root);
      }
      await processes.run(root, { options: { fresh: true } });

      const [first, , changed, fresh] = readRecords(root);
      expect(first?.buildSystem.configurations).toEqual(['development', 'production']);
      const built = first?.evidence?.tasks.filter(({ id }) => id.startsWith('@acme/cart:build:')) ?? [];
      expect(built.map(({ id, outcome }) => `${id} ${outcome ?? ''}`)).toEqual([
        '@acme/cart:build:development passed',
        '@acme/cart:build:production passed',
      ]);
      expect(changed?.evidence?.mode).toBe('affected');
      expect(fresh?.evidence?.mode).toBe('all');
      expect(fresh?.evidence?.command.split(' && ').every((call) => call.endsWith('--skipNxCache'))).toBe(true);
    },
    MOST_MS,
  );

  it(
    'of two people on two branches merge, and the next one reviews both',
    async () => {
      const ours = processes.copy('ours');
      await processes.run(ours);
      commitAll(ours, 'Provision');
      const theirs = clone(ours, `${ours}-theirs`);
      for (const [root, id, area] of [
        [ours, 'EXP-1', 'billing'],
        [theirs, 'EXP-2', 'search'],
      ] as const) {
        writeFileSync(join(root, `ARTIFACTS/${area}.md`), expansion(id, area));
        expect(await processes.run(root)).toMatchObject({ code: 0 });
        commitAll(root, `Provision ${area}`);
      }
      git(ours, 'fetch', '--quiet', theirs);
      const conflicts = mergeFetched(ours);

      expect(conflicts.filter((path) => path.startsWith('ARTIFACTS/'))).toEqual([]);
      expect(await processes.run(ours)).toMatchObject({ code: 0 });
      const records = readRecords(ours);
      expect(records.map(({ session }) => session.number)).toEqual([1, 2, 2, 3]);
      expect(records.at(-1)?.history.map(({ number, timestamp }) => ({ number, timestamp }))).toEqual(
        records.slice(0, -1).map(({ session: { number, timestamp } }) => ({ number, timestamp })),
      );
      expect(records.at(-1)?.lanes.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['expansion/billing', 'expansion/search']),
      );
    },
    MOST_MS,
  );
});

/** Files that both sides wired keep one side; provisioning brings them in line. */
function mergeFetched(root: string): string[] {
  try {
    git(root, 'merge', '--quiet', '--no-edit', 'FETCH_HEAD');
    return [];
  } catch {
    const conflicts = git(root, 'diff', '--name-only', '--diff-filter=U').trim().split('\n');
    git(root, 'checkout', '--ours', '--', ...conflicts);
    commitAll(root, 'Merge');
    return conflicts;
  }
}

describe('a repository', () => {
  it.each<[string, (root: string) => string]>([
    [
      'without a commit',
      (root) => {
        rmSync(join(root, '.git'), { recursive: true });
        git(root, 'init', '--quiet');
        return root;
      },
    ],
    [
      'with a detached head',
      (root) => {
        git(root, 'checkout', '--quiet', '--detach');
        return root;
      },
    ],
    ['that is a shallow clone', (root) => clone(root, `${root}-shallow`, '--depth=1')],
    [
      'that is a worktree',
      (root) => {
        git(root, 'worktree', 'add', '--quiet', `${root}-worktree`);
        installLike(root, `${root}-worktree`);
        return `${root}-worktree`;
      },
    ],
    [
      'with another one inside',
      (root) => {
        mkdirSync(join(root, 'vendor'));
        git(join(root, 'vendor'), 'init', '--quiet');
        commitAll(join(root, 'vendor'), 'Inner');
        return root;
      },
    ],
    [
      'with documents that end their lines as Windows does',
      (root) => {
        const file = join(root, 'ARTIFACTS/cart.md');
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
        return root;
      },
    ],
  ])(
    '%s is provisioned once',
    async (title, prepare) => {
      const root = prepare(processes.copy(title.replaceAll(' ', '-')));

      expect(await processes.run(root)).toMatchObject({ code: 0 });
      const again = await processes.run(root);
      expect(again).toMatchObject({ code: 0, output: expect.stringContaining('There is nothing to do') as string });
      expect(readRecords(root)).toHaveLength(1);
    },
    MOST_MS,
  );

  it.each<[string, string, (root: string) => void]>([
    [
      'that git does not keep',
      'NXP-011',
      (root) => {
        rmSync(join(root, '.git'), { recursive: true });
      },
    ],
    [
      'in which the state folder cannot be made',
      'NXP-016',
      (root) => {
        writeFileSync(join(root, '.nx'), '');
      },
    ],
    [
      'without documents',
      'NXP-012',
      (root) => {
        rmSync(join(root, 'ARTIFACTS'), { recursive: true });
      },
    ],
  ])(
    '%s is refused with %s',
    async (title, code, spoil) => {
      const root = processes.copy(title.replaceAll(' ', '-'));
      spoil(root);
      const { code: exit, output } = await processes.run(root);

      expect(exit).toBe(1);
      expect(output).toContain(code);
    },
    MOST_MS,
  );
});
