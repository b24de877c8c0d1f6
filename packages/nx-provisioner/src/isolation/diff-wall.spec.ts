import { checkDiff, manifestsToRead, type ChangedPath, type DiffWallInput } from './diff-wall';
import { PROJECTS } from './testing/world';

const LANE = 'expansion/billing';
const OWN = 'packages/expansion/billing';

const change = (path: string, facts: Partial<ChangedPath> = {}): ChangedPath => ({
  path,
  oldMode: '100644',
  newMode: '100644',
  linkTarget: null,
  ...facts,
});

function check(changes: readonly ChangedPath[], rest: Partial<DiffWallInput> = {}) {
  const input = { lane: LANE, projects: PROJECTS, changes, manifestsAtBase: new Map(), sharedFiles: [], owners: {} };
  return checkDiff({ ...input, ...rest }).map(({ rule, to, owner }) => `${rule} ${to} (${owner})`);
}

describe('the diff wall', () => {
  it("lets the lane's files change in every way", () => {
    const changes = [
      change(`${OWN}/src/a.ts`),
      change(`${OWN}/src/new file.ts`, { oldMode: '000000' }),
      change(`${OWN}/src/old.ts`, { newMode: '000000' }),
      change(`${OWN}/run.sh`, { newMode: '100755' }),
      change(`${OWN}/link`, { newMode: '120000', linkTarget: 'src/a.ts' }),
    ];

    expect(check(changes)).toEqual([]);
  });

  it.each([
    ['packages/expansion/search/src/a.ts', 'expansion/search'],
    ['packages/expansion/billing-notes.md', 'foundation'],
    ['packages/catalog/src/a.ts', 'project catalog'],
    ['packages/checkout/src/a.ts', 'stabilization/checkout'],
    ['packages/contracts/billing/src/index.ts', 'foundation'],
    ['package-lock.json', 'foundation'],
    ['../outside.txt', 'foundation'],
    ['-rf', 'foundation'],
    ['a "quoted"\nname', 'foundation'],
  ])('names %j and its owner, %s', (path, owner) => {
    expect(check([change(path)])).toEqual([`stray ${path} (${owner})`]);
  });

  it.each([
    ['is deleted', { newMode: '000000' }],
    ['is added', { oldMode: '000000' }],
    ['from mode 100644 to 100755', { newMode: '100755' }],
    ['as a submodule', { oldMode: '000000', newMode: '160000' }],
    ['as a symbolic link', { oldMode: '000000', newMode: '120000', linkTarget: 'x' }],
  ])('says that a stray file %s', (words, facts) => {
    const input = { lane: LANE, projects: PROJECTS, manifestsAtBase: new Map(), sharedFiles: [], owners: {} };
    const [finding] = checkDiff({ ...input, changes: [change('nx.json', facts)] });

    expect(finding!.diagnostic.message).toContain(words);
  });

  it('lets shared files through that are allowed by name', () => {
    expect(check([change('CHANGELOG.md'), change('nx.json')], { sharedFiles: ['CHANGELOG.md'] })).toEqual([
      'stray nx.json (foundation)',
    ]);
  });

  it.each(['../search/src', '/etc/passwd', '../../../nx.json', '../../../../x'])(
    'finds the link to %s',
    (linkTarget) => {
      expect(check([change(`${OWN}/link`, { newMode: '120000', linkTarget })])).toEqual([
        expect.stringContaining(`link ${OWN}/link`),
      ]);
    },
  );

  it('judges by the tags at the base, so that nobody widens their lane', () => {
    const manifest = 'packages/catalog/package.json';
    const projects = PROJECTS.map((project) =>
      project.name === 'catalog' ? { ...project, tags: ['lane:expansion/billing'] } : project,
    );
    const manifestsAtBase = new Map([[manifest, '{ "name": "catalog" }']]);
    const changes = [change(manifest), change('packages/catalog/src/a.ts')];

    expect(check(changes, { projects, manifestsAtBase })).toEqual([
      `stray ${manifest} (project catalog)`,
      'stray packages/catalog/src/a.ts (project catalog)',
    ]);
  });

  it('judges a deleted project by what it was', () => {
    const manifest = 'packages/expansion/search/package.json';
    const projects = PROJECTS.filter(({ name }) => name !== 'search');
    const manifestsAtBase = new Map([[manifest, '{ "nx": { "tags": ["layer:lane", "lane:expansion/search"] } }']]);

    expect(check([change(manifest, { newMode: '000000' })], { projects, manifestsAtBase })).toEqual([
      `stray ${manifest} (expansion/search)`,
    ]);
  });

  it("finds a lane's own tags changed", () => {
    const manifest = `${OWN}/package.json`;
    const projects = PROJECTS.map((project) => (project.name === 'billing' ? { ...project, tags: [] } : project));
    const manifestsAtBase = new Map([[manifest, '{ "nx": { "tags": ["layer:lane", "lane:expansion/billing"] } }']]);

    expect(check([change(manifest)], { projects, manifestsAtBase })).toEqual([`tags ${manifest} (foundation)`]);
  });

  it('asks for both manifests of a folder where one changed', () => {
    expect(manifestsToRead([change(`${OWN}/package.json`), change('nx.json')])).toEqual([
      `${OWN}/package.json`,
      `${OWN}/project.json`,
    ]);
  });
});
