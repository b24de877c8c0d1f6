import { BYTE_CASES } from './byte-cases';
import { DATA_CASES } from './data-cases';
import type { HostileCase } from './hostile-case';
import { LINK_CASES } from './link-cases';
import { PATH_CASES } from './path-cases';
import { RECORD_CASES } from './record-cases';
import { GROWTH_CASES } from './size-cases';
import { TEXT_CASES } from './text-cases';

/** Every attempt, by what it plays with. */
export const HOSTILE_CASES: readonly HostileCase[] = [
  ...PATH_CASES,
  ...LINK_CASES,
  ...TEXT_CASES,
  ...DATA_CASES,
  ...GROWTH_CASES,
  ...BYTE_CASES,
  ...RECORD_CASES,
];
