import { sessionRecordSchema } from 'nx-provisioner-protocol';

import { digestTree, type TreeEntry } from '../adapters/git';
import { assembleEvidence, checkTreeUnchanged, type EvidenceParts } from './evidence';
import type { TaskRun } from './run-tasks';
import { aTask, aTest } from './testing/builders';

const tree: TreeEntry[] = [{ path: 'a', mode: '100644', objectId: '1' }];

function assemble(run: Partial<TaskRun> = {}, parts: Partial<EvidenceParts> = {}) {
  return assembleEvidence({
    run: {
      ...{ runId: 'r', mode: 'all', base: null, command: 'nx run-many', ended: 'completed', wallMs: 5 },
      ...{ startedAt: '2030-01-01T00:00:00.000Z', finishedAt: '2030-01-01T00:00:05.000Z' },
      ...{ expected: [], unaffected: [], tasks: [], tests: [], problems: [], ...run },
    },
    commit: null,
    tree,
    versions: { node: '20', nx: '23', typescript: '6', provisioner: '0' },
    knownFailing: [],
    exempt: [],
    previousTests: [],
    ...parts,
  });
}

describe('evidence', () => {
  it('is as the record wants it, and speaks of the tree that was validated', () => {
    const evidence = assemble(
      { tasks: [aTask('a:test', 'failed')], tests: [aTest('a', 'x')] },
      { knownFailing: ['a:test'] },
    );
    expect(sessionRecordSchema.shape.evidence.parse(evidence)).toEqual(evidence);
    expect(evidence.treeDigest).toBe(digestTree(tree));
    expect(evidence.tasks[0]!.knownFailing).toBe(true);
  });

  it('sorts tests, so that the same run reads the same', () => {
    const tests = [aTest('b', 'x'), aTest('a', 'y'), aTest('a', 'x')];
    expect(assemble({ tests }).tests).toEqual([...tests].reverse());
  });

  it('keeps what the base says of projects that nothing affected, and of no others', () => {
    const previousTests = [aTest('left-out', 'x'), aTest('ran', 'old'), aTest('removed', 'x')];
    const run = { mode: 'affected' as const, unaffected: ['left-out'], tests: [aTest('ran', 'new')] };
    expect(assemble(run, { previousTests }).tests).toEqual([aTest('left-out', 'x'), aTest('ran', 'new')]);
    expect(assemble({ ...run, mode: 'all' }, { previousTests }).tests).toEqual([aTest('ran', 'new')]);
  });

  it('does not stand where the tree changed meanwhile', () => {
    expect(checkTreeUnchanged(tree, tree)).toEqual([]);
    const [problem] = checkTreeUnchanged(tree, [
      { ...tree[0]!, objectId: '2' },
      { path: 'b', mode: '100644', objectId: '1' },
    ]);
    expect(problem).toMatchObject({ code: 'NXP-708', message: '2 files changed while the tasks ran: a, b.' });
  });
});
