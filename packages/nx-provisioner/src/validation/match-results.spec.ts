import { findBlocked, matchResults } from './match-results';
import { aCapturedTask, anExpectedTask, aTask } from './testing/builders';

describe('a result', () => {
  it.each([
    ['success', 'executed', 'passed'],
    ['failure', 'executed', 'failed'],
    ['local-cache', 'restored', 'passed'],
    ['local-cache-kept-existing', 'restored', 'passed'],
    ['remote-cache', 'restored', 'passed'],
    ['skipped', 'skipped', null],
    ['stopped', 'not-run', null],
    ['a word of a later Nx', 'not-run', null],
  ])('%s means %s and %s', (word, status, outcome) => {
    expect(matchResults([], [aCapturedTask('a:test', word)])).toMatchObject([{ id: 'a:test', status, outcome }]);
  });

  it('carries times as UTC and milliseconds, and its output without control characters', () => {
    const captured = aCapturedTask('a:test', 'failure', {
      startTime: 1_000,
      endTime: 3_500,
      outputTail: ['\u001b[31mred\u001b[0m'],
    });
    expect(matchResults([], [captured])[0]).toMatchObject({
      startedAt: '1970-01-01T00:00:01.000Z',
      durationMs: 2_500,
      outputTail: ['red'],
    });
  });
});

describe('matching results with what was expected', () => {
  const expected = [
    anExpectedTask('a:build'),
    anExpectedTask('a:test', ['a:build']),
    anExpectedTask('b:test', ['a:test']),
  ];

  it('names what did not run', () => {
    const tasks = matchResults(expected, [aCapturedTask('a:build')]);
    expect(tasks.map(({ id, status }) => [id, status])).toEqual([
      ['a:build', 'executed'],
      ['a:test', 'not-run'],
      ['b:test', 'not-run'],
    ]);
  });

  it('calls skipped what waits for a failed task, also through others', () => {
    const tasks = matchResults(expected, [aCapturedTask('a:build', 'failure')]);
    expect(tasks.map(({ status }) => status)).toEqual(['executed', 'skipped', 'skipped']);
  });

  it('keeps what ran without being expected', () => {
    expect(matchResults([], [aCapturedTask('a:codegen')])).toMatchObject([{ id: 'a:codegen', outcome: 'passed' }]);
  });

  it.each([
    [['success', 'local-cache'], 'executed', 'passed'],
    [['local-cache', 'success'], 'executed', 'passed'],
    [['failure', 'success'], 'executed', 'failed'],
    [['success', 'failure'], 'executed', 'failed'],
    [['skipped', 'local-cache'], 'restored', 'passed'],
  ])('takes from the reports %j of one task the one that counts', (words, status, outcome) => {
    const captured = words.map((word) => aCapturedTask('a:build', word));
    expect(matchResults([], captured)).toMatchObject([{ status, outcome }]);
  });

  it('finds the failed tasks behind a skipped one, in graphs with circles too', () => {
    const circle = [anExpectedTask('a:x', ['b:x', 'c:x']), anExpectedTask('b:x', ['a:x']), anExpectedTask('c:x')];
    const results = new Map([['c:x', aTask('c:x', 'failed')]]);
    expect(Object.fromEntries(findBlocked(circle, results))).toEqual({ 'a:x': ['c:x'], 'b:x': ['c:x'] });
  });
});
