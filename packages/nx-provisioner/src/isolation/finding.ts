import { diagnose, type Diagnostic, type ErrorCode, type Place } from 'nx-provisioner-protocol';

/** Each rule of the walls, with the code of its message. */
const CODES = {
  import: 'NXP-800',
  'package-json': 'NXP-801',
  implicit: 'NXP-802',
  mock: 'NXP-803',
  'disabled-lint': 'NXP-804',
  cycle: 'NXP-805',
  foundation: 'NXP-806',
  testing: 'NXP-807',
  stray: 'NXP-810',
  link: 'NXP-811',
  tags: 'NXP-812',
} as const satisfies Readonly<Record<string, ErrorCode>>;

export type Rule = keyof typeof CODES;

/** One place where a wall does not hold. */
export interface Finding {
  readonly rule: Rule;
  /** The lane that leaves its place; `null` where that is no lane. */
  readonly lane: string | null;
  /** The edge: a project's name, or a lane's for cycles and changes. */
  readonly from: string;
  /** The edge's other end: a project's name, a path, or a rule's. */
  readonly to: string;
  /** Who owns what is reached: a lane, `foundation` or a project. */
  readonly owner: string;
  readonly diagnostic: Diagnostic;
}

/** Makes a finding; the rule stands at the end of its message. */
export function makeFinding(facts: Omit<Finding, 'diagnostic'>, place: Place | null, message: string): Finding {
  return { ...facts, diagnostic: diagnose(CODES[facts.rule], place, `${message} [${facts.rule}]`) };
}
