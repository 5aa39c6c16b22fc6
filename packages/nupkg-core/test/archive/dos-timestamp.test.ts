import { describe, expect, it } from 'vitest';
import { dosTimestamp, EARLIEST_TIMESTAMP } from '../../src/index.ts';

describe('dosTimestamp', () => {
  it('starts in 1980', () => {
    expect(dosTimestamp(new Date('1980-01-01T00:00:00Z'))).toEqual(EARLIEST_TIMESTAMP);
  });

  it('is in UTC and drops odd seconds', () => {
    const timestamp = { date: ((2024 - 1980) << 9) | (2 << 5) | 29, time: (23 << 11) | (58 << 5) | 28 };
    expect(dosTimestamp(new Date('2024-02-29T23:58:57Z'))).toEqual(timestamp);
  });

  it.each(['1979-12-31T23:59:59Z', '2108-01-01T00:00:00Z', 'never'])('refuses %s', (time) => {
    expect(() => dosTimestamp(new Date(time))).toThrowCode('NUPKG_TIMESTAMP_INVALID');
  });
});
