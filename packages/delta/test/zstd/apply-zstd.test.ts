import { describe, expect, it } from 'vitest';
import { zstdEngine } from '../../src/engine/zstd-engine.ts';
import { applyZstd, canBePatchBase } from '../../src/zstd/apply-zstd.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(5000, 1);
const TARGET = changed(BASE, 40, 2);
const PATCH = await zstdEngine().diff(BASE, TARGET);

describe('applyZstd', () => {
  it('rebuilds the target', () => {
    expect(Buffer.compare(applyZstd(BASE, PATCH), TARGET)).toBe(0);
    expect(PATCH.length).toBeLessThan(TARGET.length / 5);
  });

  it('rebuilds an empty target', async () => {
    const patch = await zstdEngine().diff(BASE, new Uint8Array());
    expect(applyZstd(BASE, patch)).toHaveLength(0);
  });

  it('refuses another base', () => {
    expect(() => applyZstd(noise(5000, 3), PATCH)).toThrowCode('DELTA_PATCH_CORRUPT');
    expect(() => applyZstd(new Uint8Array(), PATCH)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it('compares the declared size with the limit before it decompresses', () => {
    expect(() => applyZstd(BASE, PATCH, { maxTargetSize: TARGET.length - 1 })).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('refuses a window that no client allows', () => {
    const patch = Uint8Array.from(PATCH);
    // The descriptor says that a window follows; it is the largest there is.
    expect(() => applyZstd(BASE, Buffer.from('28b52ffd84ff88130000', 'hex'))).toThrowCode('DELTA_LIMIT_EXCEEDED');
    expect(Buffer.compare(applyZstd(BASE, patch), TARGET)).toBe(0);
  });

  it('refuses every truncation', () => {
    for (let length = 0; length < PATCH.length; length += 1) {
      const code = length < 4 ? 'DELTA_PATCH_CORRUPT' : 'DELTA_PATCH_TRUNCATED';
      expect(() => applyZstd(BASE, PATCH.subarray(0, length))).toThrowCode(code);
    }
  });

  it('gives the target or a typed error for every flipped bit of every byte', () => {
    for (let bit = 0; bit < PATCH.length * 8; bit += 1) {
      const mutant = Uint8Array.from(PATCH);
      mutant[bit >> 3] = (mutant[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        expect(Buffer.compare(applyZstd(BASE, mutant, { maxTargetSize: TARGET.length }), TARGET)).toBe(0);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DeltaError' });
      }
    }
  });
});

describe('canBePatchBase', () => {
  it.each([
    ['eight bytes', Buffer.from('12345678'), true],
    ['seven bytes', Buffer.from('1234567'), false],
    ['what starts like a trained dictionary', Buffer.from('37a430ec0000000000', 'hex'), false],
  ])('of %s is %s', (_what, base, answer) => {
    expect(canBePatchBase(base)).toBe(answer);
  });
});
