import type { OwnedFile } from 'nx-provisioner-protocol';

import type { GeneratedFile, Owner } from '../generated-file';
import { converge, digestText, type Memory } from './converge';

const wanted = (owner: Owner, content = 'new'): GeneratedFile => ({
  path: 'a.ts',
  content,
  owner,
  component: { type: 'lane', name: 'expansion/billing' },
  requirements: ['BIL-002'],
});
const owned = (owner: Owner, content: string): ReadonlyMap<string, OwnedFile> =>
  new Map([['a.ts', { path: 'a.ts', owner, digest: digestText(content), requirements: [] }]]);
const NONE: ReadonlyMap<string, OwnedFile> = new Map();
const NOTHING: Memory = { recorded: NONE, ledger: NONE, written: new Map() };
const recorded = (owner: Owner, content: string): Memory => ({ ...NOTHING, recorded: owned(owner, content) });
const inLedger = (owner: Owner, content: string): Memory => ({ ...NOTHING, ledger: owned(owner, content) });
const writtenBefore = (owner: Owner, ...texts: string[]): Memory => ({
  ...recorded(owner, 'newer'),
  written: new Map([['a.ts', new Set(texts.map(digestText))]]),
});

describe('converge', () => {
  it.each<[string, Owner, string | null, Memory, boolean, string]>([
    ['creates a missing file', 'user', null, NOTHING, false, 'create'],
    ['leaves a file that is as wanted', 'plugin', 'new', NOTHING, false, 'nothing'],
    ['lets a user-owned file follow while nobody edited it', 'user', 'old', recorded('user', 'old'), false, 'update'],
    ['leaves a user-owned file that was edited', 'user', 'mine', recorded('user', 'old'), false, 'nothing'],
    [
      'leaves a user-owned file that was edited even with force',
      'user',
      'mine',
      recorded('user', 'old'),
      true,
      'nothing',
    ],
    ['leaves a user-owned file deleted', 'user', null, recorded('user', 'old'), false, 'nothing'],
    ['leaves a file that was there before us', 'user', 'mine', NOTHING, false, 'nothing'],
    ['updates a plugin-owned file', 'plugin', 'old', recorded('plugin', 'old'), false, 'update'],
    ['names a plugin-owned file that was edited', 'plugin', 'mine', recorded('plugin', 'old'), false, 'edited'],
    ['takes a plugin-owned file with force', 'plugin', 'mine', recorded('plugin', 'old'), true, 'update'],
    ['writes a deleted plugin-owned file again', 'plugin', null, recorded('plugin', 'old'), false, 'create'],
    [
      'writes a file again that only the ledger of another branch knows',
      'user',
      null,
      inLedger('user', 'old'),
      false,
      'create',
    ],
    ['knows its own text from the ledger', 'plugin', 'old', inLedger('plugin', 'old'), false, 'update'],
    [
      'takes a checkout with other line ends as it is',
      'plugin',
      'new\r\n',
      recorded('plugin', 'new\n'),
      false,
      'nothing',
    ],
    ['updates its own text from an earlier commit', 'plugin', 'old', writtenBefore('plugin', 'old'), false, 'update'],
    ['lets an older skeleton follow again', 'user', 'old', writtenBefore('user', 'old'), false, 'update'],
    ['never takes a foreign file, not even with force', 'plugin', 'mine', NOTHING, true, 'edited'],
    ['names a foreign file in a plugin-owned place', 'plugin', 'mine', NOTHING, false, 'edited'],
  ])('%s', (_, owner, current, memory, force, expected) => {
    const result = converge([wanted(owner, current?.endsWith('\n') ? 'new\n' : 'new')], () => current, memory, force);

    const happened = (['create', 'update', 'edited'] as const).filter((action) => result[action].length > 0);
    expect(happened).toEqual(expected === 'nothing' ? [] : [expected]);
  });

  it('keeps the digest of the text it wrote, not of what a person made of it', () => {
    const { owned: kept } = converge([wanted('user')], () => 'mine', recorded('user', 'old'), false);

    expect(kept).toEqual([{ path: 'a.ts', owner: 'user', digest: digestText('old'), requirements: ['BIL-002'] }]);
  });

  it('tells withdrawn files that were edited from those that were not', () => {
    expect(converge([], () => 'old', recorded('user', 'old'), false).withdrawn).toHaveLength(1);
    expect(converge([], () => 'mine', recorded('user', 'old'), false).withdrawnEdited).toHaveLength(1);
    expect(converge([], () => null, recorded('user', 'old'), false).owned).toEqual([]);
  });

  describe('with files that the plan no longer wants', () => {
    const ALL = ['lib/package.json', 'lib/src/a.ts', 'other/src/b.ts'];
    const memory = (requirements: string[]): Memory => ({
      ...NOTHING,
      recorded: new Map(ALL.map((path) => [path, { path, owner: 'user', digest: digestText('old'), requirements }])),
    });
    const scope = (others = false) => ({ requirements: new Set(['BIL-002']), hasOthers: () => others });
    const paths = (files: readonly OwnedFile[]) => files.map(({ path }) => path);

    it('counts those of planned requirements as superseded, and those of others as withdrawn', () => {
      const moved = converge([], () => 'old', memory(['BIL-002']), false, scope());
      const gone = converge([], () => 'old', memory(['BIL-002', 'BIL-001']), false, scope());

      expect([paths(moved.superseded), moved.withdrawn]).toEqual([ALL, []]);
      expect([gone.superseded, paths(gone.withdrawn)]).toEqual([[], ALL]);
    });

    it("leaves a library whole in which somebody's work lies", () => {
      const read = (path: string) => (path === 'lib/src/a.ts' ? 'mine' : 'old');
      const edited = converge([], read, memory(['BIL-002']), false, scope());
      const others = converge([], () => 'old', memory(['BIL-002']), false, scope(true));

      expect(paths(edited.superseded)).toEqual(['other/src/b.ts']);
      expect(paths(edited.withdrawn)).toEqual(['lib/package.json']);
      expect(paths(others.withdrawn)).toEqual(['lib/package.json', 'lib/src/a.ts']);
    });

    it('supersedes nothing where only a part is written', () => {
      expect(converge([], () => 'old', memory(['BIL-002']), false).superseded).toEqual([]);
    });
  });
});
