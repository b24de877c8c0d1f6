import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CATALOGUE } from './catalogue';

const DOCS = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('has each code with its title, severity and mend, and no other', () => {
    const documented = [...DOCS.matchAll(/^### (NXP-\d{3}) (.+)\n\n(\w+)\. (.+)$/gm)].map(([, ...entry]) => entry);
    const known = Object.entries(CATALOGUE).map(([code, { title, severity, mend }]) => {
      return [code, title, `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`, mend];
    });

    expect(documented.sort()).toEqual(known.sort());
  });
});

describe('the catalogue', () => {
  it.each(Object.entries(CATALOGUE))('%s says what to do in a sentence', (_, { title, mend }) => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(mend).toMatch(/^[A-Z`].*\.$/);
  });
});
