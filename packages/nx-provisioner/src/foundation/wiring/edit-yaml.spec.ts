import { appendYamlValues } from './edit-yaml';

const PNPM = `# what belongs to the workspace
packages:
  - 'packages/*' # libraries
  # tools come last
  - "tools/*"

catalog:
  react: ^19.0.0
onlyBuiltDependencies: [nx]
`;

describe('appendYamlValues', () => {
  it('adds to a list and keeps comments, order and quotes', () => {
    expect(appendYamlValues(PNPM, 'packages', ['packages/contracts/*', 'packages/shared/*'])).toBe(
      PNPM.replace('"tools/*"\n', '"tools/*"\n  - packages/contracts/*\n  - packages/shared/*\n'),
    );
  });

  it.each([
    ['an empty text', '', 'packages:\n  - a/*\n'],
    ['a text without the list', 'catalog:\n  react: 19\n', 'catalog:\n  react: 19\npackages:\n  - a/*\n'],
    ['an empty list', 'packages: []\n', 'packages: [ a/* ]\n'],
  ])('makes the list in %s', (_, text, expected) => {
    expect(appendYamlValues(text, 'packages', ['a/*'])).toBe(expected);
  });

  it('changes nothing where there is nothing to add', () => {
    expect(appendYamlValues('a:   1', 'packages', [])).toBe('a:   1');
  });

  it('quotes what YAML would read otherwise', () => {
    expect(appendYamlValues('packages:\n  - a\n', 'packages', ['*/b'])).toBe('packages:\n  - a\n  - "*/b"\n');
  });

  it('refuses what is no YAML', () => {
    expect(() => appendYamlValues('a: [', 'packages', ['b'])).toThrow();
  });
});
