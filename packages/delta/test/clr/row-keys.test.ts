import { describe, expect, it } from 'vitest';
import { joinInto, joinKeys, type Keys, emptyKeys, numberKeys, pickKeys, textKeys } from '../../src/clr/row-keys.ts';

const heap = Buffer.from('\0b__1_0\0b__12_3\0c__1_0\0', 'latin1');
const offsets = Uint32Array.of(1, 8, 16);

function pairs({ low, high }: Keys): string[] {
  return [...low].map((value, index) => `${String(value >>> 0)} ${String(high[index])}`);
}

describe('textKeys', () => {
  it('is the hash that the format says', () => {
    // Of no bytes, what it begins with; of one, that after one step.
    expect(pairs(textKeys(heap, Uint32Array.of(0, 900), 'kept'))).toEqual(Array(2).fill(`${0x811c_9dc5} ${0x7_b28c}`));
    const one = textKeys(Buffer.from('a'), Uint32Array.of(0), 'kept');
    expect(one.low[0]).toBe(Math.imul(0x811c_9dc5 ^ 0x61, 0x0100_0193));
    expect(one.high[0]).toBe(Math.imul(0x9747_b28c ^ 0x61, 0x85eb_ca6b) & 0x1f_ffff);
  });

  it('tells texts apart, and with digits erased only what differs otherwise', () => {
    expect(new Set(pairs(textKeys(heap, offsets, 'kept'))).size).toBe(3);
    const [first, second, third] = pairs(textKeys(heap, offsets, 'erased'));
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('looks at a bounded part of a text without an end', () => {
    const [first, second] = [Buffer.alloc(300, 'a'), Buffer.alloc(400, 'a')];
    expect(textKeys(first, Uint32Array.of(0), 'kept')).toEqual(textKeys(second, Uint32Array.of(0), 'kept'));
  });
});

describe('joinKeys', () => {
  it('depends on the order', () => {
    const [one, two] = [numberKeys(Uint32Array.of(1)), numberKeys(Uint32Array.of(2))];
    expect(joinKeys(one, two)).not.toEqual(joinKeys(two, one));
  });
});

describe('joinInto', () => {
  it('joins one pair, anywhere', () => {
    const [first, second] = [numberKeys(Uint32Array.of(7, 8)), numberKeys(Uint32Array.of(9))];
    const keys = emptyKeys(2);
    joinInto(keys, 1, first, 1, second, 0);
    expect(pairs(keys)[1]).toBe(pairs(joinKeys(numberKeys(Uint32Array.of(8)), second))[0]);
  });
});

describe('pickKeys', () => {
  it('picks rows, which count from 1', () => {
    expect([...pickKeys(numberKeys(Uint32Array.of(7, 8, 9)), Uint32Array.of(3, 1, 4)).low]).toEqual([9, 7, 0]);
  });
});
