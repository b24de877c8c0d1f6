import { marksFix, titleSaysFix, toPriority, toStatus } from './declared';

describe('toPriority', () => {
  it.each([
    ['High', 'high'],
    ['P0', 'critical'],
    ['🔴 Critical', 'critical'],
    ['normal', 'medium'],
    ['someday', null],
    [null, null],
  ])('reads %j as %j', (declared, priority) => {
    expect(toPriority(declared)).toBe(priority);
  });
});

describe('toStatus', () => {
  it.each([
    ['To Do', 'proposed'],
    ['in-progress', 'in-progress'],
    ['✔ Done', 'done'],
    ['completed', 'done'],
    ["Won't do", 'withdrawn'],
    ['On hold', 'blocked'],
    ['Icebox', null],
    [null, null],
  ])('reads %j as %j', (declared, status) => {
    expect(toStatus(declared)).toBe(status);
  });
});

describe('marksFix', () => {
  it.each(['bug', 'Bug', 'type: bug', 'kind/regression', 'bugfix-tui', 'fix/login', 'hotfix', 'bug-42'])(
    'takes %j for mending',
    (label) => {
      expect(marksFix(label)).toBe(true);
    },
  );

  it.each(['bug-report-form', 'debugging', 'fixtures', 'prefix', 'regression-tests', '', null])(
    'does not take %j for mending',
    (label) => {
      expect(marksFix(label)).toBe(false);
    },
  );
});

describe('titleSaysFix', () => {
  it.each(['Fix the sidebar', 'fix(api): retry', '[Bug] Crash at start', 'Regression: totals are off', 'Hotfix login'])(
    'takes %j for mending',
    (title) => {
      expect(titleSaysFix(title)).toBe(true);
    },
  );

  it.each([
    'Bug report form',
    'Fixture builder',
    'Add a prefix',
    'Regression tests for totals',
    'Prepare the fix',
    null,
  ])('does not take %j for mending', (title) => {
    expect(titleSaysFix(title)).toBe(false);
  });
});
