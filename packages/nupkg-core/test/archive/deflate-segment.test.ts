import { inflateRawSync } from 'node:zlib';
import { numbersFrom, sampleContent } from '@nuspine/testkit';
import { Deflate, Z_DEFAULT_STRATEGY, Z_FINISH, Z_SYNC_FLUSH } from 'pako';
import { describe, expect, it } from 'vitest';
import { deflateSegment, type Segment, SEGMENT_SIZE, WINDOW_SIZE } from '../../src/archive/deflate-segment.ts';

const isDeep = process.env['NUSPINE_DEEP'] === '1';
const SEED = 20260101;
const SMALL_SAMPLES = isDeep ? 10_000 : 400;
const LARGE_SAMPLES = isDeep ? 300 : 6;

/** The port of zlib that is closest to it; `legacyHash` keeps it from imitating the patched zlib inside Node. */
function deflateWithPako({ content, window, isLast }: Segment): Buffer {
  const options = { raw: true, level: 5, windowBits: 15, memLevel: 8, strategy: Z_DEFAULT_STRATEGY } as const;
  const deflate = new Deflate({ ...options, legacyHash: true, ...(window.length === 0 ? {} : { dictionary: window }) });
  const chunks: Uint8Array[] = [];
  deflate.onData = (chunk) => {
    chunks.push(chunk);
  };
  deflate.push(content, isLast ? Z_FINISH : Z_SYNC_FLUSH);
  return Buffer.concat(chunks);
}

function sampleSegment(seed: number, maxSize: number): Segment {
  const next = numbersFrom(seed);
  const windowSize = next() % 2 === 0 ? WINDOW_SIZE : 0;
  const bytes = sampleContent(seed, windowSize + (next() % (maxSize + 1)));
  return {
    content: bytes.subarray(windowSize),
    window: bytes.subarray(0, windowSize),
    isLast: next() % 2 === 0,
  };
}

function expectZlibsBytes(segment: Segment, name: string): void {
  expect(Buffer.compare(deflateSegment(segment), deflateWithPako(segment)), name).toBe(0);
}

describe('deflateSegment', () => {
  it(
    `gives the bytes of zlib for ${String(SMALL_SAMPLES)} small samples from seed ${String(SEED)}`,
    { timeout: 600_000 },
    () => {
      for (let at = 0; at < SMALL_SAMPLES; at += 1) {
        expectZlibsBytes(sampleSegment(SEED + at, at % 2 === 0 ? 300 : 20_000), `sample ${String(at)}`);
      }
    },
  );

  it(
    `gives the bytes of zlib for ${String(LARGE_SAMPLES)} large samples from seed ${String(SEED)}`,
    { timeout: 600_000 },
    () => {
      for (let at = 0; at < LARGE_SAMPLES; at += 1) {
        expectZlibsBytes(sampleSegment(SEED + at, SEGMENT_SIZE), `sample ${String(at)}`);
      }
    },
  );

  // Positions where zlib moves its window, and sizes where its blocks and look-ahead end.
  it.each([0, 1, 2, 3, 4, 257, 258, 259, 262, 16_383, 16_384, 32_506, 32_768, 65_274, 65_536, 98_042, SEGMENT_SIZE])(
    'gives the bytes of zlib for %s bytes',
    (size) => {
      const bytes = sampleContent(size, WINDOW_SIZE + size);
      for (const isLast of [true, false]) {
        const content = bytes.subarray(WINDOW_SIZE);
        expectZlibsBytes({ content, window: new Uint8Array(), isLast }, 'without a window');
        expectZlibsBytes({ content, window: bytes.subarray(0, WINDOW_SIZE), isLast }, 'after a window');
      }
    },
  );

  it('does not remember the segment before', () => {
    const segment: Segment = { content: sampleContent(1, 50_000), window: new Uint8Array(), isLast: true };
    const first = deflateSegment(segment);
    deflateSegment({ ...segment, content: sampleContent(2, SEGMENT_SIZE) });
    expect(deflateSegment(segment)).toEqual(first);
    expect(inflateRawSync(first).equals(segment.content)).toBe(true);
  });
});
