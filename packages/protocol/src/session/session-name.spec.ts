import fc from 'fast-check';

import {
  formatTimestamp,
  parseSessionFileName,
  parseSessionTitle,
  parseTimestamp,
  sessionFileName,
  sessionTitle,
} from './session-name';

const moment = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

describe('formatTimestamp', () => {
  it('writes UTC without the fraction of a second', () => {
    expect(formatTimestamp(new Date('2026-01-31T23:59:58.999+00:00'))).toBe('20260131-235958');
    expect(formatTimestamp(new Date('2026-02-01T00:30:00+01:00'))).toBe('20260131-233000');
  });

  it('is read back to the second', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const seconds = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseTimestamp(formatTimestamp(date))?.getTime()).toBe(seconds);
      }),
    );
  });
});

describe('parseTimestamp', () => {
  it.each(['20260230-000000', '20261301-000000', '20260131-240000', '2026-01-31', '20260131-0945001', ''])(
    'refuses %j',
    (timestamp) => {
      expect(parseTimestamp(timestamp)).toBeNull();
    },
  );
});

describe('parseSessionFileName', () => {
  it('reads back what sessionFileName writes, in any folder', () => {
    expect(parseSessionFileName(`ARTIFACTS/${sessionFileName('20260131-094500', 'json')}`)).toEqual({
      timestamp: '20260131-094500',
      extension: 'json',
    });
    expect(parseSessionFileName(sessionFileName('20260131-094500', 'md'))?.extension).toBe('md');
  });

  it.each([
    'CB-PROVISIONER-SESSION-20260131-094500.md',
    'PROVISIONER-SESSION-001.md',
    'PROVISIONER-SESSION-20260231-094500.json',
    'PROVISIONER-SESSION-20260131-094500.txt',
    'PROVISIONER-SESSION-20260131-094500.json.bak',
  ])('knows that %s is not one of ours', (file) => {
    expect(parseSessionFileName(file)).toBeNull();
  });
});

describe('parseSessionTitle', () => {
  it.each([
    [sessionTitle(3, '20260131-094500'), 3, '20260131-094500'],
    [sessionTitle(1234, '20260131-094500'), 1234, '20260131-094500'],
    ['CB-PROVISIONER-SESSION-005', 5, null],
    ['PROVISIONER-SESSION-20260131-094500', null, '20260131-094500'],
    ['PROVISIONER-SESSION-000', null, null],
    ['PROVISIONER-SESSION-{SESSION_NUMBER}-{TIMESTAMP}', null, null],
  ])('%s', (title, number, timestamp) => {
    expect(parseSessionTitle(title)).toEqual({ number, timestamp });
  });
});
