import type { OwnedFile } from 'nx-provisioner-protocol';

import type { GeneratedFile, Owner } from '../generated-file';
import { converge, digestText } from './converge';

const wanted = (owner: Owner, content = 'new'): GeneratedFile => ({
  path: 'a.ts',
  content,
  owner,
  component: { type: 'lane', name: 'expansion/billing' },
  requirements: ['BIL-002'],
});
const ownedAs = (owner: Owner, content: string): Map<string, OwnedFile> =>
  new Map([['a.ts', { path: 'a.ts', owner, digest: digestText(content), requirements: [] }]]);
const NOTHING = new Map<string, OwnedFile>();

describe('converge', () => {
  it.each<[string, Owner, string | null, Map<string, OwnedFile>, boolean, string]>([
    ['creates a missing file', 'user', null, NOTHING, false, 'create'],
    ['leaves a file that is as wanted', 'plugin', 'new', NOTHING, false, 'nothing'],
    ['lets a user-owned file follow while nobody edited it', 'user', 'old', ownedAs('user', 'old'), false, 'update'],
    ['leaves a user-owned file that was edited', 'user', 'mine', ownedAs('user', 'old'), false, 'nothing'],
    [
      'leaves a user-owned file that was edited even with force',
      'user',
      'mine',
      ownedAs('user', 'old'),
      true,
      'nothing',
    ],
    ['leaves a user-owned file deleted', 'user', null, ownedAs('user', 'old'), false, 'nothing'],
    ['leaves a file that was there before us', 'user', 'mine', NOTHING, false, 'nothing'],
    ['updates a plugin-owned file', 'plugin', 'old', ownedAs('plugin', 'old'), false, 'update'],
    ['names a plugin-owned file that was edited', 'plugin', 'mine', ownedAs('plugin', 'old'), false, 'edited'],
    ['takes a plugin-owned file with force', 'plugin', 'mine', ownedAs('plugin', 'old'), true, 'update'],
    ['writes a deleted plugin-owned file again', 'plugin', null, ownedAs('plugin', 'old'), false, 'create'],
    ['names a foreign file in a plugin-owned place', 'plugin', 'mine', NOTHING, false, 'edited'],
  ])('%s', (_, owner, current, owned, force, expected) => {
    const result = converge([wanted(owner)], () => current, owned, force);

    const happened = (['create', 'update', 'edited'] as const).filter((action) => result[action].length > 0);
    expect(happened).toEqual(expected === 'nothing' ? [] : [expected]);
  });

  it('keeps the digest of the text it wrote, not of what a person made of it', () => {
    const { owned } = converge([wanted('user')], () => 'mine', ownedAs('user', 'old'), false);

    expect(owned).toEqual([{ path: 'a.ts', owner: 'user', digest: digestText('old'), requirements: ['BIL-002'] }]);
  });

  it('tells withdrawn files that were edited from those that were not', () => {
    expect(converge([], () => 'old', ownedAs('user', 'old'), false).withdrawn).toHaveLength(1);
    expect(converge([], () => 'mine', ownedAs('user', 'old'), false).withdrawnEdited).toHaveLength(1);
    expect(converge([], () => null, ownedAs('user', 'old'), false).owned).toEqual([]);
  });
});
