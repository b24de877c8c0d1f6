import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CATALOGUE } from './catalogue';

const DOCS = readFileSync(join(__dirname, '..', '..', '..', '..', 'docs', 'errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('has each code with its title, severity, mend and example, and no other', () => {
    const entries = [...DOCS.matchAll(/^### (NXP-\d{3}) (.+)\n\n(\w+)\. (.+)\n\n```text\n(.+)\n```$/gm)];
    const documented = entries.map(([, ...entry]) => entry);
    const known = Object.entries(CATALOGUE).map(([code, { title, severity, mend, example }]) => {
      return [code, title, `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`, mend, example];
    });

    expect(DOCS.match(/^### /gm)).toHaveLength(documented.length);
    expect(documented.sort()).toEqual(known.sort());
  });
});

describe('the catalogue', () => {
  it.each(Object.entries(CATALOGUE))('%s says what to do in a sentence', (_, { title, mend }) => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(mend).toMatch(/^[A-Z`].*\.$/);
  });

  it.each(Object.entries(CATALOGUE))('%s has an example of its own message', (code, { example }) => {
    expect(/NXP-\d{3}/.exec(example)?.[0]).toBe(code);
    expect(example).toMatch(/^(?:[\w.@/-]+:\d+ )?NXP-\d{3} \S/);
    expect(example).not.toContain('\n');
  });
});
