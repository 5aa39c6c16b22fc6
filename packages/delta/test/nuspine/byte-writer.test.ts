import { describe, expect, it } from 'vitest';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';

describe('byteWriter', () => {
  it('writes numbers as clause 1 of the format says', () => {
    const writer = byteWriter();
    for (const value of [0, 127, 128, 300]) writer.number(value);
    for (const value of [0, -1, 1, -64]) writer.signed(value);
    expect([...writer.written()]).toEqual([0, 127, 0x80, 1, 0xac, 2, 0, 1, 2, 127]);
  });

  it('grows as far as it must', () => {
    const writer = byteWriter();
    writer.byte(7);
    writer.bytes(new Uint8Array(1000).fill(8));
    expect(writer.written()).toHaveLength(1001);
    expect(writer.written()[1000]).toBe(8);
  });
});
