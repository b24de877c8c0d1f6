import { tagProjects } from './tag-projects';

const reader = (files: Record<string, string>) => (path: string) => files[path] ?? null;

describe('tagProjects', () => {
  const tagged = [{ root: 'packages/cart', tag: 'lane:stabilization/cart' }];
  const managed = new Set(['lane:stabilization/cart', 'lane:expansion/old']);

  it.each([
    ['package.json', { 'packages/cart/package.json': '{\n  "name": "@acme/cart"\n}\n' }],
    ['project.json', { 'packages/cart/project.json': '{\n  "name": "cart"\n}\n', 'packages/cart/package.json': '{}' }],
  ])('writes the tag into %s', (file, files) => {
    const [edit] = tagProjects(['packages/cart'], tagged, managed, reader(files));

    expect(edit?.path).toBe(`packages/cart/${file}`);
    expect(edit?.content).toContain('lane:stabilization/cart');
  });

  it("keeps a person's tags and lanes of others, and takes a lane away that is gone", () => {
    const files = {
      'packages/cart/package.json': '{ "nx": { "tags": ["scope:shop", "lane:expansion/old", "lane:expansion/far"] } }',
    };

    const [edit] = tagProjects(['packages/cart'], [], managed, reader(files));

    expect(JSON.parse(edit!.content)).toEqual({ nx: { tags: ['scope:shop', 'lane:expansion/far'] } });
  });

  it('changes nothing where the tag stands', () => {
    const files = { 'packages/cart/package.json': '{ "nx": { "tags": ["lane:stabilization/cart"] } }' };

    expect(tagProjects(['packages/cart'], tagged, managed, reader(files))).toEqual([]);
  });
});
