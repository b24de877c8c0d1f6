import { chmodSync, existsSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { mustRun } from './run-command';
import { copyShop, openWorkspace, readRecord, type Workspace } from './workspace';

const AREAS = [
  ...['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'],
  ...['golf', 'hotel', 'india', 'juliett', 'kilo', 'lima'],
];
const AUTHOR = ['-c', 'user.name=E2E', '-c', 'user.email=e2e@localhost', '-c', 'commit.gpgsign=false'];
/** Git ignores it, so that writing it is no change. */
const REPORT = 'node_modules/isolation.json';

const idOf = (area: string) => `${area.slice(0, 3).toUpperCase()}-001`;
const contractOf = (area: string) => `${area.charAt(0).toUpperCase()}${area.slice(1)}Counter`;
const folderOf = (area: string) => `packages/expansion/${area}`;

const document = (area: string) => `---
id: ${idOf(area)}
kind: expansion
priority: medium
area: ${area}
---

# Counting ${area}

## Contract

\`\`\`ts
export interface ${contractOf(area)} {
  add(amount: number): number;
}
\`\`\`

## Acceptance criteria

- [ ] Amounts are added up.
`;

const implementation = (area: string) => `import type { ${contractOf(area)} } from '@shop/contracts-${area}';

import { sum } from './sum.js';

/** Implements ${idOf(area)}. */
export function create${contractOf(area)}(): ${contractOf(area)} {
  let total = 0;
  return { add: (amount) => (total = sum(total, amount)) };
}
`;

const spec = (area: string) => `import { create${contractOf(area)} } from './${area}-counter.js';

describe('${idOf(area)}', () => {
  it('[${idOf(area)}.1] Amounts are added up.', () => {
    const counter = create${contractOf(area)}();
    counter.add(2);
    expect(counter.add(3)).toBe(5);
  });
});
`;

/** What one worker does: the entry, its tests and a file that was not there. */
function work(lane: Workspace, area: string): void {
  const source = `${folderOf(area)}/src`;
  lane.write(`${source}/${area}-counter.ts`, implementation(area));
  lane.write(`${source}/${idOf(area).toLowerCase()}.spec.ts`, spec(area));
  lane.write(`${source}/sum.ts`, 'export const sum = (a: number, b: number): number => a + b;\n');
}

interface Report {
  readonly passed: boolean;
  readonly graph: { readonly findings: readonly Reported[]; readonly known: number };
  readonly diff: { readonly skipped: string | null; readonly findings: readonly Reported[] };
  readonly problems: readonly { readonly code: string }[];
}
interface Reported {
  readonly owner: string;
  readonly diagnostic: { readonly code: string; readonly file: string };
}

/** Runs the target, compares its exit code with its report, and gives the report back. */
async function isolation(workspace: Workspace, ...args: readonly string[]): Promise<Report> {
  const { code, output } = await workspace.nx('run', '@shop/source:isolation', `--outputFile=${REPORT}`, ...args);
  const report = JSON.parse(workspace.read(REPORT)) as Report;
  expect({ output, failed: code !== 0 }).toEqual({ output, failed: !report.passed });
  return report;
}

const codesAndFiles = (findings: readonly Reported[]) =>
  findings.map(({ diagnostic: { code, file } }) => `${code} ${file}`).sort();
const codesAndOwners = (findings: readonly Reported[]) =>
  findings.map(({ owner, diagnostic: { code, file } }) => `${code} ${file} ${owner}`).sort();

/** Fisher and Yates; the order is printed, so that a failure can be repeated. */
function shuffle<Item>(items: readonly Item[]): Item[] {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(Math.random() * left.length), 1)[0]!);
}

describe('twelve lanes', () => {
  let shop: Workspace;
  let lanes: Map<string, Workspace>;
  const git = (...args: readonly string[]) => mustRun(shop.root, 'git', [...AUTHOR, ...args]);
  const place = (area: string) => join(`${shop.root}-lanes`, `expansion-${area}`);
  const lane = (area: string) => lanes.get(area)!;

  beforeAll(async () => {
    shop = await copyShop('lanes');
    shop.remove('ARTIFACTS');
    for (const area of AREAS) shop.write(`ARTIFACTS/${idOf(area)}.md`, document(area));
    await shop.mustNx('g', 'nx-provisioner:init', '--no-interactive', '--ci=github');
    await shop.commit('Add nx-provisioner');
    lanes = new Map(AREAS.map((area) => [area, openWorkspace(place(area))]));
  });

  describe('before the first session', () => {
    it('are not activated', async () => {
      const { code, output } = await shop.nx('run', 'activate');

      expect(code).not.toBe(0);
      expect(output).toContain('NXP-720');
    });
  });

  describe('once they are provisioned', () => {
    it('are there, and their walls hold', async () => {
      await shop.mustNx('run', 'provision');

      expect(readRecord(shop).lanes.map(({ name }) => name)).toEqual(AREAS.map((area) => `expansion/${area}`));
      const report = await isolation(shop);
      expect(report).toMatchObject({ passed: true, graph: { known: 0 } });
      expect(report.diff.skipped).toContain('no lane');
    });

    it('are not activated before the foundation is committed', async () => {
      const { code, output } = await shop.nx('run', 'activate');

      expect(code).not.toBe(0);
      expect(output).toContain('NXP-834');
      expect(existsSync(`${shop.root}-lanes`)).toBe(false);
    });

    it('get a worktree each beside the repository, and a second run touches nothing', async () => {
      await shop.commit('Provision the foundation');

      await shop.mustNx('run', 'activate', '--dryRun');
      expect(existsSync(`${shop.root}-lanes`)).toBe(false);
      await shop.mustNx('run', 'activate');
      const worktrees = await git('worktree', 'list');
      for (const area of AREAS) {
        expect(worktrees).toContain(`[worker/expansion/${area}]`);
        expect(existsSync(join(place(area), 'node_modules', 'nx'))).toBe(true);
        expect(existsSync(join(place(area), folderOf(area), 'AGENTS.md'))).toBe(true);
      }

      lane('lima').write('notes.txt', 'mine\n');
      await shop.mustNx('run', 'activate');
      expect(await git('worktree', 'list')).toBe(worktrees);
      expect(await lane('lima').status()).toBe('?? notes.txt');
      expect(await shop.status()).toBe('');
      lane('lima').remove('notes.txt');
    });
  });

  describe('one that strays', () => {
    afterEach(async () => {
      await mustRun(lane('alpha').root, 'git', ['reset', '--quiet', '--hard', 'main']);
      await lane('alpha').restore();
      await shop.restore();
    });

    it('is caught by the diff wall, in each way that files change', async () => {
      const alpha = lane('alpha');
      work(alpha, 'alpha');
      alpha.edit(`${folderOf('bravo')}/src/index.ts`, 'export', '// alpha was here\nexport');
      alpha.remove(`${folderOf('charlie')}/AGENTS.md`);
      alpha.write('packages/contracts/alpha/src/extra file.ts', 'export {};\n');
      renameSync(join(alpha.root, folderOf('alpha'), 'AGENTS.md'), join(alpha.root, 'AGENTS.md'));
      chmodSync(join(alpha.root, 'package-lock.json'), 0o755);
      symlinkSync('../bravo', join(alpha.root, folderOf('alpha'), 'borrowed'));
      await alpha.commit('Stray');
      mkdirSync(join(alpha.root, 'vendor/tool'), { recursive: true });
      const head = (await mustRun(alpha.root, 'git', ['rev-parse', 'HEAD'])).trim();
      await mustRun(alpha.root, 'git', ['update-index', '--add', '--cacheinfo', `160000,${head},vendor/tool`]);

      const { graph, diff, problems } = await isolation(alpha);

      expect(codesAndOwners(diff.findings)).toEqual([
        'NXP-810 AGENTS.md foundation',
        'NXP-810 package-lock.json foundation',
        'NXP-810 packages/contracts/alpha/src/extra file.ts foundation',
        `NXP-810 ${folderOf('bravo')}/src/index.ts expansion/bravo`,
        `NXP-810 ${folderOf('charlie')}/AGENTS.md expansion/charlie`,
        'NXP-810 vendor/tool foundation',
        `NXP-811 ${folderOf('alpha')}/borrowed expansion/bravo`,
      ]);
      expect({ graph: graph.findings, problems }).toEqual({ graph: [], problems: [] });
    });

    it('is caught by the graph wall in each way that lint does not see, and by lint where it imports', async () => {
      const alpha = lane('alpha');
      const source = `${folderOf('alpha')}/src`;
      const bravo = '@shop/expansion-bravo';
      alpha.write(`${source}/borrow.ts`, `export { createBravoCounter } from '${bravo}';\n`);
      alpha.write(`${source}/double.spec.ts`, `jest.mock('@shop/expansion-charlie');\nit.todo('doubles');\n`);
      alpha.write(
        `${source}/quiet.ts`,
        '// eslint-disable-next-line @nx/enforce-module-boundaries\nexport const quiet = true;\n',
      );
      alpha.edit(
        `${folderOf('alpha')}/package.json`,
        '"dependencies": {',
        '"optionalDependencies": { "@shop/expansion-delta": "*" },\n  "dependencies": {',
      );
      alpha.edit(
        `${folderOf('alpha')}/package.json`,
        '"nx": {',
        '"nx": {\n    "implicitDependencies": ["expansion-echo"],',
      );

      const { graph, diff, problems } = await isolation(alpha, '--lane=expansion/alpha', '--base=main');

      expect(codesAndFiles(graph.findings)).toEqual([
        `NXP-800 ${source}/borrow.ts`,
        `NXP-801 ${folderOf('alpha')}/package.json`,
        `NXP-802 ${folderOf('alpha')}/package.json`,
        `NXP-803 ${source}/double.spec.ts`,
        `NXP-804 ${source}/quiet.ts`,
      ]);
      expect({ diff: diff.findings, problems }).toEqual({ diff: [], problems: [] });
      const lint = await alpha.nx('run', 'expansion-alpha:lint');
      expect(lint.code).not.toBe(0);
      expect(lint.output).toContain('@nx/enforce-module-boundaries');
      expect(lint.output).not.toMatch(/double\.spec\.ts/);
    });

    it('is known from before, or new, or gone', async () => {
      const depend = (file: string, on: string) => {
        shop.edit(file, '"version"', `"optionalDependencies": { "${on}": "*" },\n  "version"`);
      };
      depend(`${folderOf('alpha')}/package.json`, '@shop/expansion-bravo');
      depend('packages/contracts/golf/package.json', '@shop/expansion-golf');

      const before = await isolation(shop, '--update-baseline');
      expect(before).toMatchObject({ passed: true, graph: { known: 2 } });
      expect(shop.read('isolation-baseline.txt').trim().split('\n')).toHaveLength(2);

      depend(`${folderOf('bravo')}/package.json`, '@shop/expansion-alpha');
      const grown = await isolation(shop, '--update-baseline');
      expect(codesAndFiles(grown.graph.findings)).toEqual([
        `NXP-801 ${folderOf('bravo')}/package.json`,
        `NXP-805 ${folderOf('alpha')}/package.json`,
      ]);

      await mustRun(shop.root, 'git', ['checkout', '--quiet', '--', 'packages']);
      const stale = await isolation(shop);
      expect(stale.problems.map(({ code }) => code)).toEqual(['NXP-815', 'NXP-815']);
      expect(await isolation(shop, '--update-baseline')).toMatchObject({ passed: true });
      expect(shop.read('isolation-baseline.txt')).toBe('');
    });
  });

  describe('worked on at the same time', () => {
    it('stay in their place', async () => {
      await Promise.all(
        AREAS.map(async (area) => {
          work(lane(area), area);
          await lane(area).commit(`Count ${area}`);
        }),
      );

      for (const area of ['alpha', 'lima']) {
        expect(await isolation(lane(area))).toMatchObject({ passed: true, diff: { skipped: null } });
      }
    });

    it('merge without a conflict in an order drawn at random, and all is green after the last one', async () => {
      const order = shuffle(AREAS);
      console.log(`merged in the order ${order.join(', ')}`);
      for (const area of order)
        await git('merge', '--no-ff', '--quiet', '-m', `Merge ${area}`, `worker/expansion/${area}`);

      expect(await shop.status()).toBe('');
      await shop.mustNx('run-many', '-t', 'lint', 'typecheck', 'build', 'test');
      await shop.mustNx('sync:check');
      expect(await isolation(shop)).toMatchObject({ passed: true });
    });

    it('leave no worktree behind that is merged and clean, and every one that has changes', async () => {
      lane('kilo').write(`${folderOf('kilo')}/src/later.ts`, 'export {};\n');

      const output = await shop.mustNx('run', 'activate', '--clean');

      expect(AREAS.filter((area) => existsSync(place(area)))).toEqual(['kilo']);
      expect(output).toContain('NXP-833');
      expect(await lane('kilo').status()).toContain('later.ts');
    });
  });
});
