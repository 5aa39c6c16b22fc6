import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlobs } from '../../src/clr/blob-heap.ts';
import { eachOffset, mapBlobs } from '../../src/clr/map-blobs.ts';

function heap(...blobs: readonly string[]): Uint8Array {
  return Buffer.concat(blobs.flatMap((blob) => [Uint8Array.of(blob.length), Buffer.from(blob, 'latin1')]));
}

/** Of each pair, behind any of the ones before it, both leave the same hash. */
const COLLISIONS = [
  ['37b1199691', 'a0234de35f'],
  ['a17b77d575', '684876e897'],
  ['203b87fe95', 'e65bc65f49'],
  ['ec0d950ecd', 'ffeaf30ed9'],
  ['4a8efc54aa', 'd948a00920'],
  ['ad69d006c6', '306aca782a'],
  ['1d709a76ee', '2ec1f47b0b'],
  ['aff1b5fe84', 'ba6f9d57f8'],
  ['5532b3e94b', 'ad96d5d4f6'],
  ['537fb3f51c', '931046ec2f'],
  ['55fe1b0aee', '315b02fbd7'],
  ['5199f14daf', '59094d0cd4'],
  ['1710180929', '9a1deb7285'],
] as const;

describe('mapBlobs', () => {
  it('keeps a blob where it was, and finds the first of what moved', () => {
    const map = mapBlobs(parseBlobs(heap('', 'ab', 'c', 'gone')), parseBlobs(heap('', 'zz', 'c', 'ab', 'ab')));
    expect([0, 1, 4, 6, 2, 99].map(map)).toEqual([0, 6, 4, 6, 2, 99]);
  });

  it('is what looking one by one finds', () => {
    const blobs = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(blobs, blobs, (before, after) => {
        const [base, target] = [parseBlobs(heap(...before)), parseBlobs(heap(...after))];
        const map = mapBlobs(base, target);
        before.forEach((blob, index) => {
          const offset = base.offsets[index] ?? 0;
          const there = after.findIndex((other, place) => other === blob && target.offsets[place] === offset);
          const first = there >= 0 ? there : after.indexOf(blob);
          expect(map(offset)).toBe(first < 0 ? offset : target.offsets[first]);
        });
      }),
    );
  });

  it('takes bounded time for blobs that were chosen to fall together', () => {
    const texts = Array.from({ length: 2 ** COLLISIONS.length }, (_, bits) =>
      Buffer.from(COLLISIONS.map((pair, bit) => pair[(bits >> bit) & 1] ?? '').join(''), 'hex').toString('latin1'),
    );
    const started = performance.now();
    const [base, target] = [parseBlobs(heap(...texts)), parseBlobs(heap('', ...texts.toReversed()))];
    expect(mapBlobs(base, target)(0)).toBe(target.offsets[target.count - 1]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('eachOffset', () => {
  it('maps every offset', () => {
    expect([...eachOffset((offset) => offset + 1)(Uint32Array.of(1, 5))]).toEqual([2, 6]);
  });
});
