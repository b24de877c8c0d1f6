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
const NOTHING: Memory = { recorded: NONE, ledger: NONE };
const recorded = (owner: Owner, content: string): Memory => ({ recorded: owned(owner, content), ledger: NONE });
const inLedger = (owner: Owner, content: string): Memory => ({ recorded: NONE, ledger: owned(owner, content) });

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
});
