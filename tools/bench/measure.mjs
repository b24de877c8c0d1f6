/** Measuring: two ways to do one thing, in one process, neither of them always first. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/**
 * Runs both subjects alternately, AB BA AB BA, after one warm-up each, with the memory cleared before each run.
 *
 * @param {Record<string, () => unknown>} subjects two functions by name
 * @param {number} rounds how often each is measured
 * @returns {Record<string, number[]>} milliseconds of each run, by name
 */
export function compare(subjects, rounds) {
  const names = Object.keys(subjects);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) subjects[name]();
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      collectGarbage();
      const start = performance.now();
      subjects[name]();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

/** The value in the middle, and how far the outermost lie apart, as a share of it. */
export function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(at)] + sorted[Math.ceil(at)]) / 2;
  return { median, spread: (sorted.at(-1) - sorted[0]) / median };
}

/** The power of the size with which the time grows: 1 where it is linear. */
export function growthExponent(small, large) {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}
