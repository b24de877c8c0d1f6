import type { DeclaredStatus } from '../model/requirement';
import { toStatus } from './declared';

/** Words that stand for a status only where a whole line is one. */
const LINE_WORDS: Readonly<Record<string, DeclaredStatus>> = {
  current: 'in-progress',
  started: 'in-progress',
  starting: 'in-progress',
};

/** A status with remarks after it, `COMPLETED (build fixed)` or `READY TO START`; `null` where no beginning of it is one. */
export function toLeadingStatus(declared: string | null): DeclaredStatus | null {
  const words = (declared ?? '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  for (let length = words.length; length > 0; length -= 1) {
    const beginning = words.slice(0, length).join(' ');
    const status = toStatus(beginning) ?? LINE_WORDS[beginning.toLowerCase()];
    if (status !== undefined) return status;
  }
  return null;
}
