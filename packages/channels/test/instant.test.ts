import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../src/index.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-01-02', '2026-01-02T00:00:00Z'],
    ['2018-02-15T11:56:26-08:00', '2018-02-15T19:56:26Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z'],
  ])('reads %s', (text, instant) => {
    expect(formatInstant(new Date(parseInstant(text)))).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026-13-01', '2026-01-02T03:04:05', '1'])('refuses "%s"', (text) => {
    expect(() => parseInstant(text)).toThrowCode('CHANNEL_DATE_INVALID');
  });
});

describe('formatInstant', () => {
  it('refuses a date that is none', () => {
    expect(() => formatInstant(new Date(NaN))).toThrowCode('CHANNEL_DATE_INVALID');
  });
});
