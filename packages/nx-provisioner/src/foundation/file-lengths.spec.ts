import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as estree from 'prettier/plugins/estree';
import * as typescript from 'prettier/plugins/typescript';
import { format } from 'prettier/standalone';

import { describeFoundationInput, type ProjectFacts } from '../phases/plan';
import { makeWorkspace, writeDocument, type TestWorkspace } from '../phases/testing/workspace';
import { foundationFiles } from './foundation-files';

const REPOSITORY = join(__dirname, '../../../..');
const SHOP = join(REPOSITORY, 'e2e/fixtures/shop');

/** The part of Prettier that loads nothing by itself, which Jest does not allow. */
const PRETTIER = { parser: 'typescript', plugins: [typescript, estree], singleQuote: true };

/** No generated source file is longer, formatted as Prettier does it by itself. */
const MOST_LINES = 149;

/** Twenty contracts of one area, in as many documents, with five criteria and eight members each. */
const CONTRACTS = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => {
    const name = `WarehouseService${index + 1}`;
    const members = Array.from(
      { length: 8 },
      (_each, n) => `  move${n}(orderId: string, amount: number): Promise<void>;`,
    );
    const criteria = ['first', 'second', 'third', 'fourth', 'fifth'].map((which) => `- [ ] The ${which} rule holds.`);
    const front = `id: WHS-${index + 1}\nkind: expansion\npriority: low\narea: warehouse`;
    const contract = `\`\`\`ts\nexport interface ${name} {\n  readonly place: string;\n${members.join('\n')}\n}\n\`\`\``;
    const body = `# Part ${index + 1}\n\n## Contract\n\n${contract}\n\n## Acceptance criteria\n\n### ${name}\n\n${criteria.join('\n')}`;
    return [`ARTIFACTS/${name}.md`, writeDocument(front, body)];
  }),
);

const PROJECTS: ProjectFacts[] = readdirSync(join(SHOP, 'packages')).map((name) => ({
  name: `@shop/${name}`,
  root: `packages/${name}`,
  tags: [],
  targets: ['build', 'lint', 'test', 'typecheck'],
}));

/** Generated sources by length, the longest first, supplied code left out. */
async function measure(workspace: TestWorkspace, projects: readonly ProjectFacts[]) {
  try {
    const understanding = await workspace.understand(projects);
    const { files } = foundationFiles(describeFoundationInput(understanding, []));
    const sources = files.filter(({ path }) => /\.[cm]?[jt]s$/.test(path) && !path.startsWith('packages/shared/'));
    const lengths = await Promise.all(
      sources.map(async ({ path, content }) => ({
        path,
        lines: (await format(content, PRETTIER)).trimEnd().split('\n').length,
      })),
    );
    return lengths.sort((a, b) => b.lines - a.lines);
  } finally {
    workspace.dispose();
  }
}

describe('generated source files', () => {
  it.each<[string, () => [TestWorkspace, readonly ProjectFacts[]]]>([
    ['twenty contracts of one area', () => [makeWorkspace(CONTRACTS), []]],
    [
      'a shop',
      () => {
        const workspace = makeWorkspace({});
        cpSync(SHOP, workspace.root, { recursive: true });
        return [workspace, PROJECTS];
      },
    ],
  ])(
    'are short for %s',
    async (_, make) => {
      const lengths = await measure(...make());

      expect(lengths.length).toBeGreaterThan(80);
      expect(lengths.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
    },
    60_000,
  );
});
