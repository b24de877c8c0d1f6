import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { analyzeDocuments, nativeReader } from 'nx-provisioner-protocol';

import { requirementGenerator } from './generator';
import type { RequirementGeneratorSchema } from './schema';

const OPTIONS: RequirementGeneratorSchema = {
  id: 'BIL-002',
  title: 'Refunds: "quoted" # and more',
  kind: 'expansion',
  priority: 'high',
  area: 'billing',
  dependsOn: 'CORE-001, CORE-002',
  touches: '@acme/checkout',
};

let tree: Tree;
beforeEach(() => {
  tree = createTreeWithEmptyWorkspace();
});

const analyze = (file: string) => analyzeDocuments([{ file, content: tree.read(file)! }], { readers: [nativeReader] });

describe('requirement', () => {
  it('writes a document that provision reads as it was asked for', () => {
    requirementGenerator(tree, OPTIONS);

    const { requirements, diagnostics } = analyze('ARTIFACTS/BIL-002.md');
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(requirements).toMatchObject([
      {
        id: 'BIL-002',
        title: 'Refunds: "quoted" # and more',
        kind: 'expansion',
        priority: 'high',
        area: 'billing',
        dependsOn: ['CORE-001', 'CORE-002'],
        touches: ['@acme/checkout'],
      },
    ]);
    expect(requirements[0]?.acceptance).toHaveLength(1);
  });

  it('takes medium where no priority is given, and names no list that is empty', () => {
    requirementGenerator(tree, { id: 'A-1', title: 'A', kind: 'foundation', area: 'core' });

    const text = tree.read('ARTIFACTS/A-1.md', 'utf8');
    expect(text).toContain('priority: medium');
    expect(text).not.toMatch(/dependsOn|touches/);
  });

  it.each<[string, Partial<RequirementGeneratorSchema>]>([
    ['an area that is a path', { area: '../../x' }],
    ['an area that is a command', { area: '; rm -rf' }],
    ['an id that is a path', { id: '../../evil' }],
    ['a kind that is none', { kind: 'feature' as never }],
  ])('refuses %s and writes nothing', (_, rest) => {
    const before = tree.listChanges().length;

    expect(() => {
      requirementGenerator(tree, { ...OPTIONS, ...rest });
    }).toThrow(/^NXP-1\d\d /);
    expect(tree.listChanges()).toHaveLength(before);
  });

  it('never writes over a document', () => {
    tree.write('ARTIFACTS/BIL-002.md', 'mine');

    expect(() => {
      requirementGenerator(tree, OPTIONS);
    }).toThrow('NXP-551');
    expect(tree.read('ARTIFACTS/BIL-002.md', 'utf8')).toBe('mine');
  });
});
