import { tagProjects, wireLibraries } from './wiring';

const LIBRARIES = [
  { root: 'packages/testing' },
  { root: 'packages/contracts/core' },
  { root: 'packages/contracts/billing' },
];

const reader = (files: Record<string, string>) => (path: string) => files[path] ?? null;

describe('wireLibraries', () => {
  it('adds what is missing, sorted, and keeps what is there', () => {
    const edits = wireLibraries(
      LIBRARIES,
      reader({
        'package.json': '{\n  "workspaces": ["packages/*"]\n}\n',
        'tsconfig.json': '{\n  // the solution\n  "references": [{ "path": "./packages/cart" }]\n}\n',
      }),
    );

    expect(edits.map(({ path }) => path)).toEqual(['package.json', 'tsconfig.json']);
    expect(JSON.parse(edits[0]!.content)).toEqual({ workspaces: ['packages/*', 'packages/contracts/*'] });
    expect(edits[1]!.content).toContain('// the solution');
    expect(JSON.parse(edits[1]!.content.replace('// the solution', ''))).toEqual({
      references: ['cart', 'contracts/billing', 'contracts/core', 'testing'].map((name) => ({
        path: `./packages/${name}`,
      })),
    });
  });

  it('changes nothing the second time', () => {
    const files: Record<string, string> = {
      'package.json': '{ "workspaces": [] }',
      'tsconfig.json': '{ "references": [] }',
    };
    for (const { path, content } of wireLibraries(LIBRARIES, reader(files))) files[path] = content;

    expect(wireLibraries(LIBRARIES, reader(files))).toEqual([]);
  });

  it.each([['packages/**'], ['./packages/contracts/*']])('counts %s as taking in contracts', (glob) => {
    const edits = wireLibraries(
      [{ root: 'packages/contracts/core' }],
      reader({ 'package.json': `{ "workspaces": ["${glob}"] }` }),
    );

    expect(edits).toEqual([]);
  });
});

describe('tagProjects', () => {
  const tagged = [{ root: 'packages/cart', tag: 'lane:stabilization/cart' }];

  it.each([
    ['package.json', { 'packages/cart/package.json': '{\n  "name": "@acme/cart"\n}\n' }],
    ['project.json', { 'packages/cart/project.json': '{\n  "name": "cart"\n}\n', 'packages/cart/package.json': '{}' }],
  ])('writes the tag into %s', (file, files) => {
    const [edit] = tagProjects(['packages/cart'], tagged, reader(files));

    expect(edit?.path).toBe(`packages/cart/${file}`);
    expect(edit?.content).toContain('lane:stabilization/cart');
  });

  it("keeps a person's tags and takes a lane away that is gone", () => {
    const files = { 'packages/cart/package.json': '{ "nx": { "tags": ["scope:shop", "lane:expansion/old"] } }' };

    const [edit] = tagProjects(['packages/cart'], [], reader(files));

    expect(JSON.parse(edit!.content)).toEqual({ nx: { tags: ['scope:shop'] } });
  });

  it('changes nothing where the tag stands', () => {
    const files = { 'packages/cart/package.json': '{ "nx": { "tags": ["lane:stabilization/cart"] } }' };

    expect(tagProjects(['packages/cart'], tagged, reader(files))).toEqual([]);
  });
});
