import { describe, expect, it } from 'vitest';
import { clrRoom } from '../../src/clr/clr-module.ts';

describe('clrRoom', () => {
  it('takes places one after the other, for ints too, and gives copies of what stands there', () => {
    const { put, take, bytes, ints } = clrRoom();
    const first = put(Uint8Array.of(1, 2, 3));
    const second = put(Int32Array.of(-1, 7));
    expect(second).toBeGreaterThanOrEqual(first + 3);
    expect(second % 4).toBe(0);
    expect(take(1)).toBeGreaterThanOrEqual(second + 8);
    const copy = bytes(first, 3);
    put(new Uint8Array(300_000).fill(9));
    expect([...copy]).toEqual([1, 2, 3]);
    expect([...ints(second, 2)]).toEqual([-1, 7]);
  });

  it('gives back what one that was large needed', () => {
    const large = clrRoom();
    large.take(40 * 2 ** 20);
    expect(large.module.memory.buffer.byteLength).toBeGreaterThan(40 * 2 ** 20);
    expect(clrRoom().module.memory.buffer.byteLength).toBeLessThan(2 ** 20);
  });

  it('refuses more than there is', () => {
    expect(() => clrRoom().take(2 ** 33)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});
