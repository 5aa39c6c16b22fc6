import { crc32 } from 'node:zlib';
import { type ByteSource, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { contentStream, type NewContent, type PackedContent } from '../../src/archive/entry-content.ts';
import { packContent, packedBytes, type Spool } from '../../src/archive/pack-content.ts';
import { ONE_BY_ONE } from '../../src/archive/segment-compressor.ts';
import { deflateCanonically } from '../../src/index.ts';

const text = Buffer.from('compressible '.repeat(20));

function pack(content: NewContent, keptSize?: number): Promise<PackedContent> {
  return packContent(contentStream(content), 'a', ONE_BY_ONE, keptSize === undefined ? {} : { keptSize });
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  return Buffer.concat(parts);
}

/** Other bytes from the n-th read on. */
function changingSource(before: Uint8Array, after: Uint8Array, stableReads: number): ByteSource {
  let reads = 0;
  return {
    size: before.length,
    read: (offset, length) => {
      reads += 1;
      return bytesSource(reads > stableReads ? after : before).read(offset, length);
    },
  };
}

describe('packedBytes', () => {
  it('has what is written, and the bytes themselves', async () => {
    const { packed, ...content } = await packedBytes(text, 'a');
    expect(await bytesOf((packed ?? expect.fail('not packed')).chunks())).toEqual(deflateCanonically(text));
    expect({ size: content.size, bytes: await bytesOf(content.chunks()) }).toEqual({ size: text.length, bytes: text });
  });

  it('stores what deflate does not make smaller', async () => {
    const { packed } = await packedBytes(Buffer.from('abc'), 'a');
    expect(packed).toMatchObject({ method: 'store', size: 3, compressedSize: 3 });
  });
});

describe('packContent', () => {
  it('deflates where that is smaller', async () => {
    const packed = await pack(text);
    expect(packed).toMatchObject({ method: 'deflate', size: text.length, crc32: crc32(text) });
    expect(await bytesOf(packed.chunks())).toEqual(deflateCanonically(text));
  });

  it.each(['', 'a', 'abc'])('stores %j, which deflate does not make smaller', async (content) => {
    const packed = await pack(Buffer.from(content));
    expect(packed).toMatchObject({ method: 'store', compressedSize: content.length });
    expect((await bytesOf(packed.chunks())).toString()).toBe(content);
  });

  it('stores a signature, which NuGet reads in no other form', async () => {
    expect(await packContent(contentStream(text), '.signature.p7s', ONE_BY_ONE)).toMatchObject({ method: 'store' });
  });

  it('refuses a source that changes before it is stored', async () => {
    const packed = await pack(changingSource(Buffer.from('abc'), Buffer.from('abd'), 1));
    await expect(bytesOf(packed.chunks())).rejects.toThrowCode('NUPKG_CONTENT_CHANGED');
  });

  it('compresses what is too large to keep a second time, and refuses it if it changed', async () => {
    const large = Buffer.alloc(3 * 2 ** 20, 'large ');
    const again = await pack(large, 100);
    expect(await bytesOf(again.chunks())).toEqual(deflateCanonically(large));
    const changing = await pack(changingSource(large, Buffer.alloc(large.length), 3), 100);
    await expect(bytesOf(changing.chunks())).rejects.toThrowCode('NUPKG_CONTENT_CHANGED');
  });

  it('spools what is too large to keep, and compresses it once', async () => {
    const large = Buffer.alloc(3 * 2 ** 20, 'large ');
    const spooled: Uint8Array[] = [];
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield* spooled;
    }
    const openSpool = async (): Promise<Spool> => ({
      write: async (bytes) => {
        spooled.push(Uint8Array.from(bytes));
      },
      chunks,
    });
    const source = changingSource(large, Buffer.alloc(large.length), 3);
    const packed = await packContent(contentStream(source), 'a', ONE_BY_ONE, { openSpool, keptSize: 100 });
    expect(spooled.length).toBeGreaterThan(0);
    expect(await bytesOf(packed.chunks())).toEqual(deflateCanonically(large));
  });
});
