import { toLeadingStatus } from './leading-status';

describe('toLeadingStatus', () => {
  it.each([
    ['COMPLETED (build fixed)', 'done'],
    ['✅ COMPLETED - 100%', 'done'],
    ['IN PROGRESS 40%', 'in-progress'],
    ['NOT STARTED', 'proposed'],
    ['READY TO START', 'proposed'],
    ['CURRENT', 'in-progress'],
    ['Blocked by the build', 'blocked'],
    ['FOUNDATION READY', null],
    ['', null],
    [null, null],
  ])('takes %j for %s', (declared, status) => {
    expect(toLeadingStatus(declared)).toBe(status);
  });
});
