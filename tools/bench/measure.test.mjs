/** `node --test tools/bench`: what the figures are computed with. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { compareFigures, growthFigure, isReached } from './figures.mjs';
import { compare, growthExponent, summarize, summarizeRatio } from './measure.mjs';
import { printFigures, renderReport } from './table.mjs';

test('the median is the value in the middle, and lies between two where their number is even', () => {
  assert.deepEqual(summarize([30, 10, 20]), { median: 20, low: 10, high: 30, rounds: 3, spread: 1 });
  assert.equal(summarize([40, 10, 20, 30]).median, 25);
  assert.equal(summarize([10, 9, 100]).median, 10);
});

test('a ratio is taken round by round, so that a slow machine cancels out', () => {
  // Twice as slow in the second round, both of them; the medians alone would give the same.
  const { median, low, high } = summarizeRatio([10, 20, 11], [20, 40, 22]);
  assert.deepEqual([median, low, high], [0.5, 0.5, 0.5]);
});

test('a ratio to a peer that was measured once spans the extremes', () => {
  const ratio = summarizeRatio([10, 20, 30], [100]);
  assert.deepEqual([ratio.median, ratio.low, ratio.high, ratio.rounds], [0.2, 0.1, 0.3, 1]);
});

test('the exponent is 1 for linear growth and 2 for quadratic', () => {
  assert.equal(growthExponent({ size: 50, time: 3 }, { size: 200, time: 12 }), 1);
  assert.equal(growthExponent({ size: 50, time: 3 }, { size: 200, time: 48 }), 2);
  const { value, tenfold } = growthFigure({ size: 10, time: 100 }, { size: 100, time: 1_000 }, 1.2);
  assert.deepEqual([Math.round(value), Math.round(tenfold)], [1, 10_000]);
});

test('subjects take turns after one warm-up each, and what is measured once has none', () => {
  const order = [];
  const subject = (name) => () => {
    order.push(name);
  };
  const times = compare({ a: subject('a'), b: subject('b'), slow: subject('slow') }, { a: 2, b: 2, slow: 1 });
  assert.deepEqual(order, ['a', 'b', 'a', 'b', 'slow', 'b', 'a']);
  assert.deepEqual(
    Object.values(times).map(({ length }) => length),
    [2, 2, 1],
  );
});

test('a subject may measure itself', () => {
  assert.deepEqual(compare({ a: () => ({ ms: 7 }) }, 2), { a: [7, 7] });
});

test('a goal is the most that a figure may be', () => {
  const [, , ratio] = compareFigures('5 files', { ours: [10, 10], peer: [100, 100] }, { peer: { goal: 0.1 } });
  assert.equal(ratio.value, 0.1);
  assert.ok(isReached(ratio));
  assert.ok(!isReached({ ...ratio, value: 0.11 }));
  assert.ok(!isReached({ ...ratio, value: Number.NaN }));
});

test('the summary tells the last ratio of each peer, the growth and what ten times as much takes', () => {
  const figures = [
    ...compareFigures('5 files', { ours: [10, 10], peer: [20, 20] }, { peer: { goal: 1 } }),
    ...compareFigures('50 files', { ours: [100, 100], peer: [1_000, 1_000] }, { peer: { goal: 0.05 } }),
    growthFigure({ size: 5, time: 10 }, { size: 50, time: 100 }),
  ];
  const machine = { node: 'v20', processor: 'one', cores: 2, memory: 2 ** 33 };
  const report = renderReport(
    { machine, mode: 'Measured in full.', results: { row: figures } },
    { row: { title: 'A row' } },
  );

  assert.match(report, /^Measured in full\. 2 cores \(one\), 8 GB, Node v20\.$/m);
  assert.match(report, /^\| A row +\| peer +\| 1\/10 +\| 1\/20, MISSED \| 1\.00 +\| 1000 ms/m);
  assert.match(report, /^\| 5 files, ratio to peer +\| 0\.50 +\| 0\.50 to 0\.50 +\| 2 +\| 1\.00, met/m);
  assert.match(printFigures('row', figures), /50 files, ratio to peer +1\/10 +1\/10 to 1\/10 +1\/20, MISSED/);
});
