import { describe, expect, it } from 'vitest';
import { sourceDate } from '../src/source-date.ts';

describe('sourceDate', () => {
  it('reads seconds since 1970', () => {
    expect(sourceDate({ SOURCE_DATE_EPOCH: '1700000000' })?.toISOString()).toBe('2023-11-14T22:13:20.000Z');
  });

  it.each([undefined, ''])('is undefined for %j', (text) => {
    expect(sourceDate({ SOURCE_DATE_EPOCH: text })).toBeUndefined();
  });

  it.each(['yesterday', '-1', '1.5', '9999999999999999'])('refuses %s', (text) => {
    expect(() => sourceDate({ SOURCE_DATE_EPOCH: text })).toThrowCode('CLI_ENVIRONMENT_INVALID');
  });
});
