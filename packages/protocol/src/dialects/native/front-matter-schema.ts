import { z } from 'zod';
import { KINDS, PRIORITIES } from '../../model/requirement';
import { describePathProblem, hasControlCharacter, isAreaName } from './name-rules';

/** A text that passes `test`; every way to fail says what was expected. */
const word = (expected: string, test: (value: string) => boolean) =>
  z.string({ error: expected }).refine(test, { error: expected });

const isLine = (value: string) => value.trim() !== '' && value.length <= 500 && !hasControlCharacter(value);

const line = word('a text of one line', isLine);

const list = <Item extends z.ZodType>(item: Item, example: string) =>
  z.array(item, { error: `a list such as ${example}` });

const path = z
  .string({ error: 'a project name, a path or a glob, such as packages/tax/**' })
  .refine((value) => describePathProblem(value) === null, {
    error: 'a project name, a path or a glob below the workspace root, such as packages/tax/**',
  });

const libraryName = word(
  'a name such as money: a lower-case letter, then lower-case letters, digits and -',
  isAreaName,
);

const utilityName = word('a name such as fixedClock', (value) => /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(value));

const binding = word('the name of an export, default or *', (value) => /^(?:\*|[A-Za-z_$][\w$]{0,99})$/.test(value));

const moduleName = word('the name of a module, such as moment', (value) => /^[^\s\p{Cc}"'`\\]{1,214}$/u.test(value));

/** `replaces`: legacy modules and what takes their place. */
export const replacesSchema = list(
  z.strictObject(
    {
      from: moduleName,
      to: moduleName,
      imports: z
        .record(binding, binding, { error: 'legacy export to modern export, such as { default: dates }' })
        .optional(),
    },
    { error: describeObject('from, to and imports') },
  ),
  '[{ from: moment, to: "@acme/shared-dates" }]',
);

/** `decisions`: what was chosen, and why. */
export const decisionsSchema = list(
  z.strictObject({ choice: line, rationale: line }, { error: describeObject('choice and rationale') }),
  '[{ choice: ..., rationale: ... }]',
);

/** The fields of the front matter, each by itself, so that one that is wrong takes no other with it. */
export const FIELDS = {
  id: word(
    'an id such as BIL-002',
    (value) => /^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/.test(value) && value.length <= 64,
  ),
  kind: z.enum(KINDS, { error: `one of ${KINDS.join(', ')}` }),
  priority: z.enum(PRIORITIES, { error: `one of ${PRIORITIES.join(', ')}` }),
  area: word(
    'a name such as billing: a lower-case letter, then lower-case letters, digits and -, at most 64, and no name with a meaning of its own such as index or dist',
    isAreaName,
  ),
  owner: line,
  status: line,
  dependsOn: list(line, '[CORE-001]'),
  touches: list(path, '["@acme/checkout", "packages/tax/**"]'),
  provides: z.strictObject(
    { shared: list(libraryName, '[money]').default([]), testing: list(utilityName, '[fixedClock]').default([]) },
    { error: describeObject('shared and testing, such as { shared: [money] }') },
  ),
  replaces: replacesSchema,
  decisions: decisionsSchema,
} as const;

export type Field = keyof typeof FIELDS;

/** A document's front matter: what is not given, or wrong, is absent. */
export type NativeFields = { [Name in Field]?: z.output<(typeof FIELDS)[Name]> };

function describeObject(keys: string) {
  return (issue: { readonly code?: string | undefined; readonly keys?: readonly string[] | undefined }) =>
    issue.code === 'unrecognized_keys' ? `only the keys ${keys}` : `the keys ${keys}`;
}
