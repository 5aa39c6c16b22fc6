import { describe, expect, it } from 'vitest';
import { startsAlike } from '../../src/engine/starts-alike.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(2 ** 16, 1);

describe('startsAlike', () => {
  it('holds where little changed, and where what stood there has moved', () => {
    expect(startsAlike(BASE, BASE)).toBe(true);
    expect(startsAlike(BASE, changed(BASE, 4, 2))).toBe(true);
    expect(startsAlike(BASE, Buffer.concat([noise(100, 3), BASE]))).toBe(true);
  });

  it('does not hold where much changed, or nothing is the same', () => {
    expect(startsAlike(BASE, changed(BASE, 2 ** 13, 2))).toBe(false);
    expect(startsAlike(BASE, noise(2 ** 16, 3))).toBe(false);
    expect(startsAlike(new Uint8Array(), BASE)).toBe(false);
  });

  it('holds for what is too short to tell', () => {
    expect(startsAlike(BASE, new Uint8Array())).toBe(true);
    expect(startsAlike(new Uint8Array(), BASE.subarray(0, 3))).toBe(true);
  });
});
