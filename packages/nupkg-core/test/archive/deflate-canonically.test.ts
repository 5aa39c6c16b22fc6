import { crc32, inflateRawSync } from 'node:zlib';
import { bytesSource, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { deflateContent } from '../../src/archive/deflate-canonically.ts';
import { contentStream } from '../../src/archive/entry-content.ts';
import { ONE_BY_ONE } from '../../src/archive/segment-compressor.ts';
import { deflateCanonically } from '../../src/index.ts';

describe('deflateCanonically', () => {
  // Sizes and digests are those of an encoder written from the page, as canonical-deflate.py beside this file prints them.
  it.each<[string, Buffer, number, string]>([
    ['nothing', Buffer.alloc(0), 2, 'sha256:9b4fb24edd6d1d8830e272398263cdbf026b97392cc35387b991dc0248a628f9'],
    ['one byte', Buffer.from('a'), 3, 'sha256:59fced9a2ff83dabdd7055cf3abd6c12b802e6397b6fba5b8251cdf95d2bc991'],
    ['one segment', words(2 ** 20), 272839, 'sha256:394094bf5c50a39028a6c5101ca9c3fcee5bc38c2f7eeec81668081e2c3e9a6a'],
    [
      'one segment and a byte',
      words(2 ** 20 + 1),
      272847,
      'sha256:8a0717e2652bf791580a8e49245f661ba9808ad4cdba1471a1c7b9c4345db069',
    ],
    [
      'several segments',
      words(2 * 2 ** 20 + 700_000),
      726177,
      'sha256:e823d99218078c0a527171691d3ab9ae4b932a54dee987b1e9133ca3467fd2ad',
    ],
    ['noise', noise(300_000), 300040, 'sha256:76050ffe1ee814e51c8ecaf7d1cc875eb2f23a94dabebe4d4ae26ed4fc029678'],
    [
      'zeros',
      Buffer.alloc(2 * 2 ** 20),
      2069,
      'sha256:f00b1e338abf60a860c201451f6c867454679516868dda56bc89a563fea03b53',
    ],
    [
      'noise and words in turn',
      inTurn(),
      261637,
      'sha256:a92a8dc88ef015cef46be748e7ccc00668c734f9a6b495c6ac1ae9f5d8f6a7d2',
    ],
  ])('gives the bytes of the page for %s', (_name, content, size, digest) => {
    const deflated = deflateCanonically(content);
    expect(deflated).toHaveLength(size);
    expect(digestBytes(deflated)).toBe(digest);
    expect(inflateRawSync(deflated).equals(content)).toBe(true);
  });
});

describe('deflateContent', () => {
  it.each([0, 1, 2 ** 20, 2 ** 20 + 1, 2_500_000])('gives the same stream for %s bytes', async (size) => {
    const content = words(size);
    const segments: Uint8Array[] = [];
    const stream = contentStream(bytesSource(content));
    const deflated = deflateContent(stream, 'a', ONE_BY_ONE);
    for await (const chunk of deflated.chunks) segments.push(chunk);
    expect(deflated.crc32()).toBe(crc32(content));
    expect(Buffer.concat(segments).equals(deflateCanonically(content))).toBe(true);
  });
});

function* numbers(count: number): Generator<number> {
  let state = 1;
  for (let index = 0; index < count; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 16;
  }
}

function words(size: number): Buffer {
  return Buffer.from(
    [...numbers(Math.floor(size / 5) + 1)].map((number) => `word${String(number % 5000)} `).join(''),
  ).subarray(0, size);
}

function noise(size: number): Buffer {
  return Buffer.from([...numbers(size)].map((number) => number & 0xff));
}

/** Blocks of every kind: stored, with fixed codes, with codes of their own. */
function inTurn(): Buffer {
  return Buffer.concat(
    Array.from({ length: 13 }, (_, index) => 1000 + 3000 * index).flatMap((n) => [noise(n), words(n)]),
  );
}
