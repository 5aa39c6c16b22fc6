import { crc32 } from 'node:zlib';
import { type ByteSource, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { packContent } from '../../src/archive/pack-content.ts';
import { deflateCanonically } from '../../src/index.ts';

const text = Buffer.from('compressible '.repeat(20));

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
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

describe('packContent', () => {
  it('deflates where that is smaller', async () => {
    const packed = await packContent(bytesSource(text), 'a');
    expect(packed).toMatchObject({ method: 'deflate', size: text.length, crc32: crc32(text) });
    expect(await bytesOf(packed.chunks())).toEqual(deflateCanonically(text));
  });

  it.each(['', 'a', 'abc'])('stores %j, which deflate does not make smaller', async (content) => {
    const packed = await packContent(bytesSource(Buffer.from(content)), 'a');
    expect(packed).toMatchObject({ method: 'store', compressedSize: content.length });
    expect((await bytesOf(packed.chunks())).toString()).toBe(content);
  });

  it('refuses a source that changes before it is stored', async () => {
    const packed = await packContent(changingSource(Buffer.from('abc'), Buffer.from('abd'), 1), 'a');
    await expect(bytesOf(packed.chunks())).rejects.toThrowCode('NUPKG_CONTENT_CHANGED');
  });

  it('compresses what is too large to keep a second time, and refuses it if it changed', async () => {
    const large = Buffer.alloc(3 * 2 ** 20, 'large ');
    const again = await packContent(bytesSource(large), 'a', 100);
    expect(await bytesOf(again.chunks())).toEqual(deflateCanonically(large));
    const changing = await packContent(changingSource(large, Buffer.alloc(large.length), 3), 'a', 100);
    await expect(bytesOf(changing.chunks())).rejects.toThrowCode('NUPKG_CONTENT_CHANGED');
  });
});
