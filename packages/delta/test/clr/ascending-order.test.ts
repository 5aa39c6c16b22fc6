import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder, gather } from '../../src/clr/ascending-order.ts';

describe('ascendingOrder', () => {
  it('keeps equal values in their order', () => {
    const values = fc.array(fc.oneof(fc.nat(4), fc.nat(0xffff_ffff)), { maxLength: 50 });
    fc.assert(
      fc.property(values, (some) => {
        const wanted = some.map((_, place) => place).toSorted((a, b) => (some[a] ?? 0) - (some[b] ?? 0));
        const order = ascendingOrder(Uint32Array.from(some));
        expect([...(order ?? some.keys())]).toEqual(wanted);
      }),
    );
  });

  it('says that values are in order', () => {
    expect(ascendingOrder(Uint32Array.of(1, 1, 2))).toBeUndefined();
  });

  it('is exact for more values than fit into one number with their place', () => {
    const values = new Uint32Array(2 ** 21 + 2).fill(0xffff_ffff);
    values[values.length - 1] = 0xffff_fffe;
    const order = ascendingOrder(values);
    expect([order?.[0], order?.[1], order?.[values.length - 1]]).toEqual([values.length - 1, 0, values.length - 2]);
  });
});

describe('gather', () => {
  it('takes 0 for what is not there', () => {
    expect([...gather(Uint32Array.of(5, 6), Uint32Array.of(1, 9, 0))]).toEqual([6, 0, 5]);
  });
});
