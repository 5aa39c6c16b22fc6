import { describe, expect, it } from 'vitest';
import { compareOrderKeys, formatOrderKey, parseBuildNumber, parseOrderKey } from '../src/index.ts';

describe('compareOrderKeys', () => {
  it('compares number by number, a shorter key first', () => {
    const texts = ['10', '2.1', '2', '2.0', '1.999', '2.1.0'];
    const sorted = texts.map(parseOrderKey).toSorted(compareOrderKeys).map(formatOrderKey);
    expect(sorted).toEqual(['1.999', '2', '2.0', '2.1', '2.1.0', '10']);
    expect(compareOrderKeys([1, 2], [1, 2])).toBe(0);
  });
});

describe('parseOrderKey', () => {
  it.each(['', '1.', '.1', 'a', '1-2', '-1', '1.2.3.4.5.6.7.8.9', '1234567890123456'])('refuses "%s"', (text) => {
    expect(() => parseOrderKey(text)).toThrowCode('CHANNEL_ORDER_INVALID');
  });
});

describe('parseBuildNumber', () => {
  it.each([
    ['24203-06', [0, 24203, 6]],
    ['28327-021', [0, 28327, 21]],
    ['19274.71', [1, 19274, 71]],
    ['20180711-01', [0, 20180711, 1]],
  ])('reads %s', (text, key) => {
    expect(parseBuildNumber(text)).toEqual(key);
  });

  it.each(['24203-0', '24203', 'stable', '', '24203-0006'])('refuses "%s", which is cut or none', (text) => {
    expect(() => parseBuildNumber(text)).toThrowCode('CHANNEL_ORDER_INVALID');
  });

  it('puts the second numbering after the first', () => {
    expect(compareOrderKeys(parseBuildNumber('27721-71'), parseBuildNumber('19274.71'))).toBeLessThan(0);
  });
});
