import { crc32, inflateRawSync } from 'node:zlib';
import { bytesSource, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { deflateContent } from '../../src/archive/deflate-canonically.ts';
import { contentStream } from '../../src/archive/entry-content.ts';
import { ONE_BY_ONE } from '../../src/archive/segment-compressor.ts';
import { deflateCanonically } from '../../src/index.ts';

describe('deflateCanonically', () => {
  // Sizes and digests are those of stock zlib, as canonical-deflate.py beside this file prints them.
  it.each<[string, Buffer, number, string]>([
    ['nothing', Buffer.alloc(0), 2, 'sha256:9b4fb24edd6d1d8830e272398263cdbf026b97392cc35387b991dc0248a628f9'],
    ['one byte', Buffer.from('a'), 3, 'sha256:59fced9a2ff83dabdd7055cf3abd6c12b802e6397b6fba5b8251cdf95d2bc991'],
    ['one segment', words(2 ** 20), 264999, 'sha256:d6000d17c0870d3f2c2b0de07d7b489737e3ff1359efb6a3ed680b584214dff4'],
    [
      'one segment and a byte',
      words(2 ** 20 + 1),
      265007,
      'sha256:473d92854f5e595a1d99f1644e6932802da42b60beabd930ab370963dfb75685',
    ],
    [
      'several segments',
      words(2 * 2 ** 20 + 700_000),
      705331,
      'sha256:f60deec132db30d8fb83732b2c4d726feb7e2613068cf591635376da9632a8b8',
    ],
    ['noise', noise(300_000), 300095, 'sha256:902dc4948925c393927b0917f73732973763644d5c9877f858a6a5f438da1f43'],
    [
      'zeros',
      Buffer.alloc(2 * 2 ** 20),
      2069,
      'sha256:475c39d9f5ebeed1dca8103f4a948fcbd9739458fdfe76c83594e69ea61cdbd0',
    ],
  ])('gives the bytes of stock zlib for %s', (_name, content, size, digest) => {
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
