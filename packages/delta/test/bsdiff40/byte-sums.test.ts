import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBytes, subtractBytes } from '../../src/bsdiff40/byte-sums.ts';

const arbitrary = fc.tuple(fc.uint8Array({ minLength: 300, maxLength: 300 }), fc.nat(70), fc.nat(200));

describe('subtractBytes', () => {
  it('lets every byte wrap around by itself, wherever runs stand', () => {
    fc.assert(
      fc.property(arbitrary, fc.uint8Array({ minLength: 300, maxLength: 300 }), ([from, start, length], less) => {
        const into = new Uint8Array(300);
        subtractBytes({ bytes: into, start: 3 }, { bytes: from, start }, { bytes: less, start: 5 }, length);
        const wanted = Uint8Array.from({ length }, (_, i) => (from[start + i] ?? 0) - (less[5 + i] ?? 0));
        expect(into.subarray(3, 3 + length)).toEqual(wanted);
        expect(into.subarray(3 + length).every((byte) => byte === 0)).toBe(true);
      }),
    );
  });
});

describe('addBytes', () => {
  it('is the way back', () => {
    fc.assert(
      fc.property(arbitrary, fc.uint8Array({ minLength: 300, maxLength: 300 }), ([target, start, length], base) => {
        const difference = new Uint8Array(length);
        const sum = new Uint8Array(length + 4);
        subtractBytes({ bytes: difference, start: 0 }, { bytes: target, start }, { bytes: base, start: 7 }, length);
        addBytes({ bytes: sum, start: 3 }, { bytes: difference, start: 0 }, { bytes: base, start: 7 }, length);
        expect(sum).toEqual(Uint8Array.of(0, 0, 0, ...target.subarray(start, start + length), 0));
      }),
    );
  });
});
