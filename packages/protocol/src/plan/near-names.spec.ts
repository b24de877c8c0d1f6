import { NearNames } from './near-names';

describe('NearNames', () => {
  const near = new NearNames(['BIL-001', 'BIL-002', 'CORE-1', '@acme/checkout', 'packages/tax', 'billing']);

  it.each([
    ['BIL-2', ['BIL-002']],
    ['bil_001', ['BIL-001']],
    ['CORRE-1', ['CORE-1']],
    ['CRE-1', ['CORE-1']],
    ['CROE-1', ['CORE-1']],
    ['@acme/chekout', ['@acme/checkout']],
    ['package/tax', ['packages/tax']],
    ['biling', ['billing']],
    ['something else', []],
    ['', []],
  ])('finds for %j what was probably meant', (name, expected) => {
    expect(near.find(name)).toEqual(expected);
  });

  it('names at most three', () => {
    const many = new NearNames(['A-11', 'A-12', 'A-13', 'A-14', 'A-15']);
    expect(many.find('A-1')).toEqual(['A-11', 'A-12', 'A-13']);
    expect(many.suggest('A-1')).toBe(' Near it: A-11, A-12 and A-13.');
  });
});
