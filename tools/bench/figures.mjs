/**
 * What a row gives back.
 *
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value the median, where there were several rounds
 * @property {'ms' | 'MB' | ''} unit
 * @property {number} [goal] at most
 * @property {number} [low] the lowest of all rounds
 * @property {number} [high] the highest
 * @property {number} [rounds]
 * @property {string} [note]
 * @property {'ratio' | 'growth' | 'memory'} [role] what it stands for in the summary; a row's last one of a role counts
 * @property {string} [peer] for a ratio: what it is measured against
 * @property {number} [tenfold] for a growth: the time in milliseconds to expect at ten times the larger size
 */
import { growthExponent, summarize, summarizeRatio } from './measure.mjs';

/**
 * Times of one size, ours first, and our share of each peer's.
 *
 * @param {string} size such as `50 lanes`
 * @param {Record<string, number[]>} times milliseconds; ours under `ours`
 * @param {Record<string, { goal?: number, note?: string }>} [peers] by the name that they have in `times`
 * @returns {Figure[]}
 */
export function compareFigures(size, times, peers = {}) {
  const { ours, ...theirs } = times;
  return [
    timeFigure(size, ours),
    ...Object.entries(theirs).flatMap(([peer, values]) => {
      const { goal, note } = peers[peer] ?? {};
      const { median, low, high, rounds } = summarizeRatio(ours, values);
      const ratio = {
        name: `${size}, ratio to ${peer}`,
        value: median,
        unit: '',
        low,
        high,
        rounds,
        role: 'ratio',
        peer,
      };
      return [
        { ...timeFigure(`${size}, ${peer}`, values), ...(note && { note }) },
        goal === undefined ? ratio : { ...ratio, goal },
      ];
    }),
  ];
}

/** @returns {Figure} */
export function timeFigure(name, values) {
  const { median, low, high, rounds } = summarize(values);
  return { name, value: median, unit: 'ms', low, high, rounds };
}

/**
 * How the time grows from a smaller size to a larger one, and what that means for ten times the larger.
 *
 * @param {{ size: number, time: number }} small
 * @param {{ size: number, time: number }} large
 * @param {number} [goal]
 * @returns {Figure}
 */
export function growthFigure(small, large, goal) {
  const value = growthExponent(small, large);
  const tenfold = large.time * 10 ** Math.max(value, 0);
  const name = `growth exponent, ${small.size} to ${large.size}`;
  return { name, value, unit: '', role: 'growth', tenfold, ...(goal !== undefined && { goal }) };
}

/** Whether a figure has reached its goal; one without a goal has nothing to reach. */
export function isReached({ value, goal }) {
  return goal === undefined || value <= goal;
}
