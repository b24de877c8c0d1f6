import type { LibraryPlace } from '../../wiring/shared-edit';
import { tsSolution } from './ts-solution';

const place = (root: string): LibraryPlace => ({ name: root, root, packageName: root, entries: [], tags: [] });
const LIBRARIES = ['packages/testing', 'packages/contracts/core', 'packages/contracts/billing'].map(place);

const reader = (files: Record<string, string>) => (path: string) => files[path] ?? null;

describe('tsSolution.wire', () => {
  it('adds what is missing, sorted, and keeps what is there', () => {
    const edits = tsSolution.wire(
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
    for (const { path, content } of tsSolution.wire(LIBRARIES, reader(files))) files[path] = content;

    expect(tsSolution.wire(LIBRARIES, reader(files))).toEqual([]);
  });

  it.each([['packages/**'], ['./packages/contracts/*']])('counts %s as taking in contracts', (glob) => {
    const edits = tsSolution.wire(
      [place('packages/contracts/core')],
      reader({ 'package.json': `{ "workspaces": ["${glob}"] }` }),
    );

    expect(edits).toEqual([]);
  });

  it("adds globs to pnpm's own file, whatever package.json says", () => {
    const files = {
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': "packages:\n  # ours\n  - 'packages/*'\n",
      'package.json': '{ "workspaces": ["packages/**"] }',
    };

    const edits = tsSolution.wire(LIBRARIES, reader(files));

    expect(edits).toEqual([
      expect.objectContaining({
        path: 'pnpm-workspace.yaml',
        content: "packages:\n  # ours\n  - 'packages/*'\n  - packages/contracts/*\n",
      }),
    ]);
    expect(tsSolution.wire(LIBRARIES, reader({ ...files, 'pnpm-workspace.yaml': edits[0]!.content }))).toEqual([]);
  });
});
