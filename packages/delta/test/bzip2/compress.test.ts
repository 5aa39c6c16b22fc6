import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bzip2Compress, bzip2Decompress } from '../../src/index.ts';
import { noise, periodic } from '../sample-bytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('bzip2Compress', () => {
  it('makes the empty stream of 14 bytes from nothing', () => {
    expect(hex(bzip2Compress(new Uint8Array()))).toBe('425a683917724538509000000000');
  });

  it.each([
    ['zeros over several blocks', new Uint8Array(2_000_000)],
    ['noise over two blocks', noise(1_100_000, 7)],
    ['noise of two values', noise(50_000, 3, 2)],
    ['a long period', periodic(300_000, 'abcabdx')],
    ['every byte', Uint8Array.from({ length: 2560 }, (_, i) => i)],
    ['a run of 255', periodic(255, 'a')],
    ['a run of 256', periodic(256, 'a')],
    ['a run of 259', periodic(259, 'a')],
  ])('keeps %s', (_, bytes) => {
    expect(Buffer.compare(bzip2Decompress(bzip2Compress(bytes), bytes.length), bytes)).toBe(0);
  });

  it('keeps any bytes, few different ones above all', () => {
    const few = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 80 }).map((values) => Uint8Array.from(values));
    fc.assert(
      fc.property(fc.oneof(few, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        expect(hex(bzip2Decompress(bzip2Compress(bytes), bytes.length))).toBe(hex(bytes));
      }),
      { seed: 20_261, numRuns: 500 },
    );
  });
});
