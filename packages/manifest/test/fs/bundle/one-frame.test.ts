import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oneFrame } from '../../../src/fs/bundle/one-frame.ts';
import { noise } from '../../bundle-layouts.ts';

/** In pieces of every size, so that a header is cut at every place. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function pass(bytes: Uint8Array, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of oneFrame(inPieces(bytes, size), 'file')) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const FRAMES = [Buffer.alloc(0), Buffer.alloc(300_000), noise(1000, 1), noise(140_000, 2)].flatMap((bytes) =>
  [0, 1].map((flag) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: flag } })),
);

/** Those that pieces of a size do not cut into too many. */
const cutInto = (size: number): readonly Buffer[] => FRAMES.filter(({ length }) => length / size < 20_000);

const NOTHING = zstdCompressSync(Buffer.alloc(0));
const SOMETHING = zstdCompressSync(Buffer.alloc(1));

describe('oneFrame', () => {
  it.each([1, 2, 7, 1000, 1 << 20])('lets a frame pass in pieces of %s bytes', async (size) => {
    for (const frame of cutInto(size)) expect((await pass(frame, size)).equals(frame)).toBe(true);
  });

  it('lets a frame of nothing follow', async () => {
    for (const frame of FRAMES)
      expect((await pass(Buffer.concat([frame, NOTHING]), 11)).length).toBe(frame.length + NOTHING.length);
  });

  it.each([3, 5, 1 << 20])('refuses what is less or more, in pieces of %s bytes', async (size) => {
    for (const frame of cutInto(size)) {
      await expect(pass(frame.subarray(0, -1), size)).rejects.toThrowCode('BUNDLE_INVALID');
      await expect(pass(Buffer.concat([frame, Buffer.alloc(1)]), size)).rejects.toThrowCode('BUNDLE_INVALID');
      await expect(pass(Buffer.concat([frame, NOTHING, NOTHING]), size)).rejects.toThrowCode('BUNDLE_INVALID');
      await expect(pass(Buffer.concat([frame, SOMETHING]), size)).rejects.toThrowCode('BUNDLE_INVALID');
    }
    await expect(pass(Buffer.from('no frame at all'), size)).rejects.toThrowCode('BUNDLE_INVALID');
    await expect(pass(Buffer.alloc(0), size)).rejects.toThrowCode('BUNDLE_INVALID');
  });
});
