import { z } from 'zod';
import { decisionsSchema, replacesSchema } from '../dialects/native/front-matter-schema';
import { hasControlCharacter, isAreaName } from '../dialects/native/name-rules';
import { KINDS, PRIORITIES } from '../model/requirement';

const isLine = (value: string) => value.trim() !== '' && value.length <= 500 && !hasControlCharacter(value);

const line = z
  .string({ error: 'a text of one line' })
  .refine(isLine, { error: 'a text of one line, of at most 500 characters' });

const area = z
  .string({ error: 'an area such as billing' })
  .refine(isAreaName, { error: 'an area such as billing: a lower-case letter, then lower-case letters, digits and -' });

const exclusion = z.union([line, z.strictObject({ subject: line, reason: line.optional() })], {
  error: 'an id or an area, or { subject: BIL-003, reason: ... }',
});

/** The exact settings of a context file, each by itself, so that one that is wrong takes no other with it. */
export const SETTINGS = {
  exclude: z.array(exclusion, { error: 'a list such as [BIL-003, legacy-reports]' }),
  priorities: z.record(line, z.enum(PRIORITIES, { error: `one of ${PRIORITIES.join(', ')}` }), {
    error: 'ids or areas with a priority, such as { BIL-002: critical }',
  }),
  kinds: z.record(line, z.enum(KINDS, { error: `one of ${KINDS.join(', ')}` }), {
    error: 'ids, areas or labels with a kind, such as { W-05: stabilization }',
  }),
  areas: z.record(line, area, { error: 'ids, areas or labels with an area, such as { Payments: billing }' }),
  constraints: z.array(line, { error: 'a list of sentences' }),
  decisions: decisionsSchema,
  replaces: replacesSchema,
} as const;

export type Setting = keyof typeof SETTINGS;

/** What is not given, or wrong, is absent. */
export type Settings = { [Name in Setting]?: z.output<(typeof SETTINGS)[Name]> };
