import { describe, expect, it } from 'vitest';
import { formatModified, parseModified } from '../src/modified-time.ts';

const stamp = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0) => ({
  date: ((year - 1980) << 9) | (month << 5) | day,
  time: (hour << 11) | (minute << 5) | (second >> 1),
});

describe('formatModified', () => {
  it.each([
    [stamp(1980, 1, 1), '1980-01-01T00:00:00'],
    [stamp(2024, 2, 29, 23, 59, 58), '2024-02-29T23:59:58'],
    [stamp(2107, 12, 31), '2107-12-31T00:00:00'],
  ])('writes %j as %s', (found, text) => {
    expect(formatModified(found)).toBe(text);
    expect(parseModified(text).toISOString()).toBe(`${text}.000Z`);
  });

  it.each([[undefined], [{ date: 0, time: 0 }], [stamp(2023, 2, 29)], [stamp(2023, 2, 1, 31)]])(
    'writes the earliest time for %j',
    (found) => {
      expect(formatModified(found)).toBe('1980-01-01T00:00:00');
    },
  );
});

describe('parseModified', () => {
  it.each([
    '1979-12-31T23:59:59',
    '2108-01-01T00:00:00',
    '2023-02-29T00:00:00',
    '9999-99-99T99:99:99',
    '2023-1-01T00:00:00',
  ])('refuses %s', (text) => {
    expect(() => parseModified(text)).toThrowCode('DELTA_RECIPE_INVALID');
  });
});
