import { findFeature } from './feature-place';

describe('findFeature', () => {
  it.each([
    ['specs/001-refunds/spec.md', 'specs/001-refunds', 'spec'],
    ['specs/3-mvp/plan.md', 'specs/3-mvp', 'plan'],
    ['.specify/specs/20260102-030405-refunds/tasks.md', '.specify/specs/20260102-030405-refunds', 'tasks'],
    ['apps/api/specs/001-shop/032-label/spec.md', 'apps/api/specs/001-shop/032-label', 'spec'],
    ['specs/001-refunds/data-model.md', 'specs/001-refunds', null],
    ['specs/001-refunds/checklists/requirements.md', 'specs/001-refunds', null],
    ['specs/001-refunds/contracts/spec.md', 'specs/001-refunds', null],
  ])('places %s', (file, directory, role) => {
    expect(findFeature(file)).toMatchObject({ directory, role });
  });

  it.each([
    'specs/refunds/spec.md',
    'specs/README.md',
    '001-refunds/specs/spec.md',
    '.kiro/specs/001-refunds/tasks.md',
    'openspec/specs/001-refunds/spec.md',
    'docs/001-refunds/spec.md',
  ])('leaves %s to others', (file) => {
    expect(findFeature(file)).toBeNull();
  });
});
