import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairKeys } from '../../src/clr/pair-keys.ts';
import type { Keys } from '../../src/clr/row-keys.ts';

const keys = (low: readonly number[], high = low.map(() => 0)): Keys => ({
  low: Int32Array.from(low),
  high: Int32Array.from(high),
});

/** As slow and as simple as it can be. */
function pairOneByOne(base: readonly number[], target: readonly number[]): number[] {
  const taken = new Set<number>();
  return base.map((key) => {
    const found = target.findIndex((other, index) => other === key && !taken.has(index));
    taken.add(found);
    return found + 1;
  });
}

describe('pairKeys', () => {
  it('gives each key the first of its equals that is left', () => {
    const few = fc.array(fc.nat(9), { maxLength: 60 });
    fc.assert(
      fc.property(few, few, (base, target) => {
        expect([...pairKeys(keys(base), keys(target))]).toEqual(pairOneByOne(base, target));
      }),
    );
  });

  it('tells keys apart by both numbers', () => {
    expect([...pairKeys(keys([1, 1], [2, 3]), keys([1, 1], [3, 4]))]).toEqual([0, 1]);
  });

  it('takes bounded time for keys that were chosen to fall together', () => {
    // The hash takes the highest bits of a product with this number: its inverse undoes that.
    const inverse = 0x0e8b_2f51;
    const chosen = Array.from({ length: 50_000 }, (_, index) => Math.imul(index, inverse));
    const started = performance.now();
    const pairs = pairKeys(keys(chosen), keys(chosen.toReversed()));
    expect(performance.now() - started).toBeLessThan(2000);
    expect([pairs[0], pairs[1], pairs[49_999]]).toEqual([50_000, 49_999, 1]);
  });
});
