/** Measuring: several ways to do one thing, turn by turn, none of them always first. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

/**
 * Only what is new. A full collection also throws away the compiled code for objects of which none is left, such as the
 * nodes of a parser, and what came next would be measured without it.
 */
const collectGarbage = () => gc({ type: 'minor' });

/**
 * Runs all subjects by turns, AB BA AB BA, after one warm-up each. What the one before left behind is cleared away first,
 * as far as it is new.
 *
 * @param {Record<string, () => unknown>} subjects functions by name; one that returns `{ ms }` has measured itself
 * @param {number | Record<string, number>} rounds how often each is measured; one that is measured once, because it
 * takes minutes, gets no warm-up
 * @returns {Record<string, number[]>} milliseconds of each run, by name
 */
export function compare(subjects, rounds) {
  const names = Object.keys(subjects);
  const roundsOf = (name) => (typeof rounds === 'number' ? rounds : rounds[name]);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) if (roundsOf(name) > 1) subjects[name]();
  for (let round = 0; round < Math.max(...names.map(roundsOf)); round++) {
    const turn = names.filter((name) => round < roundsOf(name));
    for (const name of round % 2 === 0 ? turn : turn.toReversed()) times[name].push(time(subjects[name]));
  }
  return times;
}

function time(subject) {
  collectGarbage();
  const start = performance.now();
  const measured = subject();
  return measured?.ms ?? performance.now() - start;
}

/**
 * The value in the middle and the outermost ones.
 *
 * @param {readonly number[]} values at least one
 * @returns {{ median: number, low: number, high: number, rounds: number, spread: number }} `spread` is how far the
 * outermost lie apart, as a share of the median
 */
export function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2;
  const [low, high] = [sorted[0], sorted.at(-1)];
  return { median, low, high, rounds: sorted.length, spread: (high - low) / median };
}

/**
 * How much of the other's time one takes. Rounds are compared with each other where both have the same number: what
 * slows the machine down for a while slows both.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export function summarizeRatio(ours, theirs) {
  if (ours.length === theirs.length) return summarize(ours.map((value, round) => value / theirs[round]));
  const [one, other] = [summarize(ours), summarize(theirs)];
  const [low, high] = [one.low / other.high, one.high / other.low];
  const median = one.median / other.median;
  return { median, low, high, rounds: Math.min(one.rounds, other.rounds), spread: (high - low) / median };
}

/** The power of the size with which the time grows: 1 where it is linear. */
export function growthExponent(small, large) {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}
