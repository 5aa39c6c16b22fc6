import { describe, expect, it } from 'vitest';
import { shareText, sizeText } from '../src/index.ts';

describe('sizeText', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1536, '1.5 KiB'],
    [5 * 1024 ** 2, '5.0 MiB'],
    [3 * 1024 ** 5, '3072.0 TiB'],
  ])('writes %i as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe('shareText', () => {
  it('writes a part of a whole in percent', () => {
    expect([shareText(42, 1000), shareText(0, 0)]).toEqual(['4.2 %', '-']);
  });
});
