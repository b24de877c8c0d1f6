import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readPage } from './documentation/read-page';
import { takeStep, type Reader } from './documentation/run-page';
import { REPOSITORY } from './run-command';
import { copyShop } from './workspace';

const run = process.env.NXP_E2E_FOLDER ?? '';

const tarballs = readdirSync(join(run, 'packs')).map((file) => join(run, 'packs', file));
const INSTEAD = new Map([
  [
    'npx nx add nx-provisioner',
    `npm install -D ${tarballs.join(' ')} && npx nx g nx-provisioner:init --no-interactive`,
  ],
  // Nobody answers its prompts here.
  [
    'npx nx g nx-provisioner:requirement',
    'npx nx g nx-provisioner:requirement WISH-001 --title=Wishes --kind=expansion --area=wishes --no-interactive',
  ],
  // The clone is this repository, installed already; what the demo does to the shop, provision.spec.ts does.
  ['npm ci && npm run demo', `node --check ${join(REPOSITORY, 'tools', 'demo.mjs')}`],
]);

const emptyFolder = async () => Promise.resolve(mkdtempSync(join(run, 'docs-')));
const shop = async (name: string) => (await copyShop(name)).root;

/** The shop with the plugin set up, for pages that begin there. */
async function shopWithPlugin(name: string): Promise<string> {
  const workspace = await copyShop(name);
  await workspace.mustNx('g', 'nx-provisioner:init', '--no-interactive');
  await workspace.commit('Add nx-provisioner');
  return workspace.root;
}

/** Where each page's reader begins: in a folder of its own, or where the reader of another page has come to. */
const PAGES: Readonly<Record<string, () => Promise<string>>> = {
  'guide.md': emptyFolder,
  'isolation.md': () => Promise.resolve(ended.get('guide.md') ?? ''),
  'agents.md': () => Promise.resolve(ended.get('guide.md') ?? ''),
  'ci.md': () => Promise.resolve(ended.get('guide.md') ?? ''),
  'README.md': () => shop('docs-readme'),
  'adopting.md': () => shop('docs-adopting'),
  'formats.md': () => shopWithPlugin('docs-formats'),
  'replace-legacy.md': () => shopWithPlugin('docs-replace-legacy'),
};
/** Pages without a command or sample that could be run. */
const TO_READ = ['decisions.md', 'inside.md'];
/** Pages whose commands take too long for a test: CI runs each benchmark once and small. */
const MEASURED = ['performance.md'];
/** Pages that are written from the code, and kept equal to it by unit tests. */
const GENERATED = ['command-line.md', 'errors.md'];

const ended = new Map<string, string>();
const read = (page: string) =>
  readPage(readFileSync(join(REPOSITORY, page === 'README.md' ? '.' : 'docs', page), 'utf8'));

describe('the documentation', () => {
  const pages = ['README.md', ...readdirSync(join(REPOSITORY, 'docs')).filter((file) => file.endsWith('.md'))];

  it('has no page that no test knows', () => {
    expect([...Object.keys(PAGES), ...TO_READ, ...MEASURED, ...GENERATED].sort()).toEqual([...pages].sort());
  });

  it.each([...Object.keys(PAGES), ...TO_READ])('%s has nothing that no test proves', (page) => {
    const { steps, unproved } = read(page);

    expect(unproved).toEqual([]);
    if (TO_READ.includes(page)) expect(steps).toEqual([]);
  });

  it.each(Object.entries(PAGES))('%s does what it shows', async (page, prepare) => {
    const reader: Reader = { folder: await prepare(), instead: INSTEAD };

    for (const step of read(page).steps) await takeStep(step, reader);
    ended.set(page, reader.folder);
  });
});
