import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { numbersFrom, sampleContent } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { giveCodec, takeCodec } from '../../src/archive/codec.ts';
import { SEGMENT_SIZE, WINDOW_SIZE } from '../../src/archive/deflate-segment.ts';
import { inflateHere, inflateSmall, type PiecesHere, SMALL_HERE, storedHere } from '../../src/archive/inflate-here.ts';
import { deflateCanonically } from '../../src/index.ts';

type Open = (codec: ReturnType<typeof takeCodec>, read: (room: Uint8Array) => number) => PiecesHere;

/** All pieces of a content that stands in `bytes`, as long as they are right. */
function pieces(bytes: Uint8Array, size: number, open: Open): Buffer | undefined {
  const codec = takeCodec();
  let at = 0;
  const source = open(codec, (room) => {
    const part = bytes.subarray(at, at + room.length);
    room.set(part);
    at += part.length;
    return part.length;
  });
  const made: Uint8Array[] = [];
  for (let offset = 0; offset < size; offset += SEGMENT_SIZE) {
    const length = Math.min(SEGMENT_SIZE, size - offset);
    if (!source.next(length)) return undefined;
    const start = codec.inputAddress() + (offset === 0 ? 0 : WINDOW_SIZE);
    made.push(codec.memory.slice(start, start + length));
    if (offset + length < size) source.slide(WINDOW_SIZE);
  }
  const isDone = source.isDone();
  giveCodec(codec);
  return isDone ? Buffer.concat(made) : undefined;
}

function inflated(packed: Uint8Array, size: number): Buffer | undefined {
  return pieces(packed, size, (codec, read) => inflateHere(codec, packed.length, read));
}

/** Content with matches near and far, runs of all periods up to 20, and noise. */
function mixture(seed: number, size: number): Buffer {
  const next = numbersFrom(seed);
  const content = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const length = Math.min(size - at, 1 + (next() % 600));
    const kind = next() % 4;
    const distance = kind < 2 ? 1 + (next() % 20) : 1 + (next() % 32_768);
    for (let end = at + length; at < end; at += 1) {
      content[at] = kind === 3 || at < distance ? next() & 0xff : (content[at - distance] ?? 0);
    }
  }
  return content;
}

const STRATEGIES = {
  best: { level: 9 },
  fast: { level: 1 },
  stored: { level: 0 },
  'fixed codes': { strategy: constants.Z_FIXED },
  'no matches': { strategy: constants.Z_HUFFMAN_ONLY },
  runs: { strategy: constants.Z_RLE },
  'many blocks': { memLevel: 1 },
};

describe('inflateHere', () => {
  it.each(Object.entries(STRATEGIES))('inflates what zlib deflates: %s', (_name, options) => {
    for (const [seed, size] of [1, 7, 60_000, 1_200_000, SEGMENT_SIZE, 2 * SEGMENT_SIZE + 1].entries()) {
      const content = mixture(seed + 1, size);
      expect(inflated(deflateRawSync(content, options), size)?.equals(content)).toBe(true);
    }
  });

  it('inflates canonical deflate, whose segments end in stored blocks', () => {
    const content = Buffer.from(sampleContent(3, 2_500_000));
    expect(inflated(deflateCanonically(content), content.length)?.equals(content)).toBe(true);
  });

  it('inflates nothing', () => {
    expect(inflated(deflateRawSync(new Uint8Array()), 0)).toEqual(Buffer.alloc(0));
  });

  it.each([-1, 1])('is not done with content whose size is wrong by %s', (more) => {
    for (const [seed, options] of Object.values(STRATEGIES).entries()) {
      const content = mixture(seed + 1, 70_000);
      expect(inflated(deflateRawSync(content, options), content.length + more)).toBeUndefined();
    }
  });

  it('is not done where packed bytes are missing or left', () => {
    const content = mixture(1, 200_000);
    const packed = deflateRawSync(content);
    for (const end of [0, 1, 100, packed.length >> 1, packed.length - 1]) {
      expect(inflated(packed.subarray(0, end), content.length)).toBeUndefined();
    }
    for (const more of [1, 8, 70_000]) {
      expect(inflated(Buffer.concat([packed, Buffer.alloc(more)]), content.length)).toBeUndefined();
    }
  });
});

describe('inflateSmall', () => {
  it('inflates a content that is in memory', () => {
    const content = mixture(2, SMALL_HERE);
    expect(inflateSmall(deflateRawSync(content), content.length)).toEqual(Uint8Array.from(content));
  });

  it('never says anything else than zlib of what is broken', () => {
    const next = numbersFrom(5);
    let refused = 0;
    for (let round = 0; round < 3000; round += 1) {
      const content = mixture(round + 1, 1 + (next() % 3000));
      const options = Object.values(STRATEGIES)[round % 7];
      const packed = Buffer.from(deflateRawSync(content, options));
      for (let flips = 1 + (next() % 3); flips > 0; flips -= 1) {
        const at = next() % Math.min(packed.length, next() % 2 === 0 ? 40 : packed.length);
        packed[at] = (packed[at] ?? 0) ^ (1 << (next() & 7));
      }
      const found = inflateSmall(packed, content.length);
      if (found === undefined) refused += 1;
      else expect(Buffer.compare(found, inflateRawSync(packed))).toBe(0);
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

describe('storedHere', () => {
  it('gives content as it is', () => {
    const content = mixture(1, 2_200_000);
    expect(pieces(content, content.length, (codec, read) => storedHere(codec, 0, read))?.equals(content)).toBe(true);
  });

  it('is not done where bytes are missing or left', () => {
    const content = mixture(1, 1000);
    expect(pieces(content, 1001, (codec, read) => storedHere(codec, 0, read))).toBeUndefined();
    expect(pieces(content, 1000, (codec, read) => storedHere(codec, 1, read))).toBeUndefined();
  });
});
