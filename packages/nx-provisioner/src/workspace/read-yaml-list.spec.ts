import { readYamlList } from './read-yaml-list';

describe('readYamlList', () => {
  it.each<[string, string[]]>([
    ["packages:\n  - 'packages/*' # libraries\n  - tools/*\n", ['packages/*', 'tools/*']],
    ['packages: [a, 1, b]', ['a', 'b']],
    ['', []],
    ['packages: one', []],
    ['- a', []],
    ['packages: [', []],
  ])('of %j is %j', (text, expected) => {
    expect(readYamlList(text, 'packages')).toEqual(expected);
  });
});
