import { constants, inflateRawSync } from 'node:zlib';
import { numbersFrom, sampleContent } from '@nuspine/testkit';
import { Inflate, Z_SYNC_FLUSH } from 'pako';
import { describe, expect, it } from 'vitest';
import {
  deflateSegment,
  type Segment,
  SEGMENT_SIZE,
  segmentsIn,
  WINDOW_SIZE,
} from '../../src/archive/deflate-segment.ts';

const isDeep = process.env['NUSPINE_DEEP'] === '1';
const SEED = 20260101;
const SMALL_SAMPLES = isDeep ? 10_000 : 400;
const LARGE_SAMPLES = isDeep ? 300 : 6;

function inflatedByNode(deflated: Uint8Array, window: Uint8Array): Buffer {
  const dictionary = window.length === 0 ? {} : { dictionary: Buffer.from(window) };
  return inflateRawSync(deflated, { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary });
}

/** An inflater in plain JavaScript. */
function inflatedByPako(deflated: Uint8Array, window: Uint8Array): Buffer {
  const inflate = new Inflate({ raw: true, ...(window.length === 0 ? {} : { dictionary: window }) });
  const chunks: Uint8Array[] = [];
  inflate.onData = (chunk) => {
    chunks.push(chunk);
  };
  inflate.push(deflated, Z_SYNC_FLUSH);
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

/** What is said of every segment. Returns the size of what was made. */
function expectSound(segment: Segment, name: string): number {
  const { content, window, isLast } = segment;
  const deflated = deflateSegment(segment);
  expect(Buffer.compare(inflatedByNode(deflated, window), content), name).toBe(0);
  expect(Buffer.compare(inflatedByPako(deflated, window), content), name).toBe(0);
  expect(deflated.length, name).toBeLessThanOrEqual(content.length + 5 * Math.ceil(content.length / 1024) + 10);
  if (!isLast) expect([...deflated.subarray(-4)], name).toEqual([0, 0, 0xff, 0xff]);
  return deflated.length;
}

describe('deflateSegment', () => {
  it(
    `is inflated to the content for ${String(SMALL_SAMPLES)} small samples from seed ${String(SEED)}`,
    { timeout: 600_000 },
    () => {
      for (let at = 0; at < SMALL_SAMPLES; at += 1) {
        expectSound(sampleSegment(SEED + at, at % 2 === 0 ? 300 : 20_000), `sample ${String(at)}`);
      }
    },
  );

  it(
    `is inflated to the content for ${String(LARGE_SAMPLES)} large samples from seed ${String(SEED)}`,
    { timeout: 600_000 },
    () => {
      for (let at = 0; at < LARGE_SAMPLES; at += 1) {
        expectSound(sampleSegment(SEED + at, SEGMENT_SIZE), `sample ${String(at)}`);
      }
    },
  );

  // Sizes around what is searched, what a match and a chunk hold, and what a stored block may.
  it.each([0, 1, 2, 3, 4, 5, 7, 257, 258, 259, 262, 1023, 1025, 32_767, 32_769, 65_535, 65_536, 131_071, SEGMENT_SIZE])(
    'is inflated to the content for %s bytes of any kind, with a window and without',
    (size) => {
      const contents = [sampleContent(size, WINDOW_SIZE + size), new Uint8Array(WINDOW_SIZE + size), noise(size)];
      for (const [kind, bytes] of contents.entries()) {
        for (const isLast of [true, false]) {
          const content = bytes.subarray(WINDOW_SIZE);
          expectSound({ content, window: new Uint8Array(), isLast }, `kind ${String(kind)} without a window`);
          expectSound(
            { content, window: bytes.subarray(0, WINDOW_SIZE), isLast },
            `kind ${String(kind)} after a window`,
          );
        }
      }
    },
  );

  it('takes less room where the window has the content already', () => {
    const window = noise(0);
    const content = window.subarray(0, 20_000);
    const alone = expectSound({ content, window: new Uint8Array(), isLast: true }, 'alone');
    expect(expectSound({ content, window, isLast: true }, 'after the window')).toBeLessThan(alone / 10);
  });

  it('does not remember the segment before', () => {
    const segment: Segment = { content: sampleContent(1, 50_000), window: new Uint8Array(), isLast: true };
    const first = deflateSegment(segment);
    deflateSegment({ ...segment, content: sampleContent(2, SEGMENT_SIZE) });
    expect(deflateSegment(segment)).toEqual(first);
    expect(inflateRawSync(first).equals(segment.content)).toBe(true);
  });
});

function noise(size: number): Uint8Array {
  const next = numbersFrom(size + 1);
  return Uint8Array.from({ length: WINDOW_SIZE + size }, () => next() & 0xff);
}

describe('segmentsIn', () => {
  it.each([0, 10, SEGMENT_SIZE, SEGMENT_SIZE + 1, 2 * SEGMENT_SIZE + 5])('cuts %s bytes into segments', (size) => {
    const content = sampleContent(9, size);
    const segments = [...segmentsIn(content)];
    expect(segments).toHaveLength(Math.max(1, Math.ceil(size / SEGMENT_SIZE)));
    expect(Buffer.compare(inflateRawSync(Buffer.concat(segments.map(deflateSegment))), content)).toBe(0);
  });
});
