import { describe, expect, it } from 'vitest';
import { bzip2Reader, closeBzip2, readBzip2 } from '../../src/bzip2/bzip2-reader.ts';
import { bzip2Compress } from '../../src/index.ts';
import { noise, periodic } from '../sample-bytes.ts';
import { BANANA, randomised, withFlippedBits } from './bzip2-streams.ts';

function readAll(stream: Uint8Array): number {
  return readBzip2(bzip2Reader(stream), new Uint8Array(1000));
}

describe('bzip2Reader', () => {
  it.each([
    ['another mark', withFlippedBits(BANANA, 3)],
    ['level 0', withFlippedBits(BANANA, 28, 31)],
    ['a level that is no digit', withFlippedBits(BANANA, 24)],
    ['no mark of a block', withFlippedBits(BANANA, 40)],
    ['an origin that is no row', withFlippedBits(BANANA, 113)],
    ['no bytes in use', withFlippedBits(BANANA, 137 + 6)],
  ])('refuses %s', (_, stream) => {
    expect(() => readAll(stream)).toThrowCode('BZIP2_CORRUPT');
  });

  it('takes a randomised block, as Squirrel writes for repetitive content', () => {
    const into = new Uint8Array(6);
    expect(readBzip2(bzip2Reader(withFlippedBits(BANANA, 112)), into)).toBe(6);
    expect(Buffer.from(into).toString()).toBe('banana');
  });

  it('flips one bit before the end of each distance of a long randomised block', () => {
    const bytes = noise(5000, 11);
    // The first distances: the next one ends behind so few bytes.
    const distances = [619, 720, 127, 481, 931, 816, 813, 233];
    const into = new Uint8Array(bytes.length);
    readBzip2(bzip2Reader(randomised(bytes, distances)), into);
    expect(Buffer.compare(into, bytes)).toBe(0);
  });

  it('takes a stream of nothing', () => {
    expect(bzip2Reader(bzip2Compress(new Uint8Array())).hasEnded).toBe(true);
  });

  it('refuses a stream that stops anywhere', () => {
    for (let length = 0; length < BANANA.length; length += 1) {
      expect(() => readAll(BANANA.subarray(0, length))).toThrowCode('BZIP2_TRUNCATED');
    }
  });

  it('refuses bytes after the stream, another stream among them', () => {
    expect(() => readAll(Buffer.concat([BANANA, Buffer.of(0)]))).toThrowCode('BZIP2_TRAILING_BYTES');
    expect(() => readAll(Buffer.concat([BANANA, BANANA]))).toThrowCode('BZIP2_TRAILING_BYTES');
  });

  it.each([
    ['block', withFlippedBits(BANANA, 90)],
    ['stream', withFlippedBits(BANANA, 8 * BANANA.length - 10)],
  ])('compares the checksum of the %s', (_, stream) => {
    expect(() => readAll(stream)).toThrowCode('BZIP2_CHECKSUM_MISMATCH');
  });
});

describe('readBzip2', () => {
  it.each([
    ['noise', noise(20_000, 5)],
    ['runs', noise(10_000, 9, 2).map((_, i, values) => values[i - (i % 5)] ?? 0)],
    ['one long run', periodic(70_000, 'z')],
  ])('gives %s piece by piece, whatever the pieces', (_, bytes) => {
    for (const size of [1, 3, 4, 24, 255, 256, 65_536]) {
      const reader = bzip2Reader(bzip2Compress(bytes));
      const piece = new Uint8Array(size);
      const pieces: Uint8Array[] = [];
      while (!reader.hasEnded) pieces.push(piece.slice(0, readBzip2(reader, piece)));
      expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
    }
  });

  it('gives nothing after the end', () => {
    const reader = bzip2Reader(BANANA);
    readBzip2(reader, new Uint8Array(10));
    expect(readBzip2(reader, new Uint8Array(10))).toBe(0);
  });
});

describe('closeBzip2', () => {
  it('ends a reader, whose memory the next one uses', () => {
    const reader = bzip2Reader(bzip2Compress(noise(5000, 2)));
    readBzip2(reader, new Uint8Array(10));
    closeBzip2(reader);
    expect(readBzip2(reader, new Uint8Array(10))).toBe(0);
    expect(readAll(BANANA)).toBe(6);
  });
});
