import { deflateRawSync } from 'node:zlib';
import { bytesSource } from '@nuspine/primitives';
import { type RawEntry, rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { inflateEntry } from '../../src/archive/read-entry.ts';
import { entryChunks, readArchive, readEntry, readEntryAside } from '../../src/index.ts';

const content = 'some content '.repeat(100);

async function readOnly(entry: RawEntry, read: typeof readEntry = readEntry): Promise<Uint8Array> {
  const archive = await readArchive(bytesSource(rawZip([entry])), { maxRatio: 1032 });
  const [first] = archive.entries;
  if (first === undefined) throw new Error('sample has no entry');
  return await read(archive, first);
}

describe('readEntry', () => {
  it.each([0, 8])('reads content of method %s', async (method) => {
    expect(Buffer.from(await readOnly({ name: 'a', content, method })).toString()).toBe(content);
    expect(await readOnly({ name: 'a', content: '', method })).toHaveLength(0);
  });

  const name = 'a';
  const data = deflateRawSync(content);
  const shorter = deflateRawSync(content.slice(0, -1));
  it.each<[string, string, RawEntry]>([
    ['another CRC', 'NUPKG_ENTRY_CRC_MISMATCH', { name, content, crc32: 1 }],
    ['more content than said', 'NUPKG_ENTRY_SIZE_MISMATCH', { name, content, method: 8, size: 5 }],
    ['less content than said', 'NUPKG_ENTRY_SIZE_MISMATCH', { name, content, method: 8, data: shorter }],
    ['content cut short', 'NUPKG_ENTRY_DATA_INVALID', { name, content, method: 8, data: data.subarray(0, -2) }],
    [
      'bytes after the content',
      'NUPKG_ENTRY_DATA_INVALID',
      { name, content, method: 8, data: Buffer.concat([data, data]) },
    ],
    [
      'content that is not deflate',
      'NUPKG_ENTRY_DATA_INVALID',
      { name, content, method: 8, data: Buffer.alloc(9, 0xff) },
    ],
    ['no content at all', 'NUPKG_ENTRY_DATA_INVALID', { name, content: '', method: 8, data: Buffer.alloc(0) }],
  ])('refuses %s: %s', async (_case, code, entry) => {
    await expect(readOnly(entry)).rejects.toThrowCode(code);
  });
});

describe('readEntryAside', () => {
  const large = 'some content '.repeat(10_000);
  const entry = { name: 'a', content: large, method: 8 };

  it.each([0, 8])('reads small and large content of method %s', async (method) => {
    for (const each of [content, large, '']) {
      expect(Buffer.from(await readOnly({ name: 'a', content: each, method }, readEntryAside)).toString()).toBe(each);
    }
  });

  it.each<[string, string, RawEntry]>([
    ['another CRC', 'NUPKG_ENTRY_CRC_MISMATCH', { ...entry, crc32: 1 }],
    ['more content than said', 'NUPKG_ENTRY_SIZE_MISMATCH', { ...entry, size: 100_000 }],
    ['less content than said', 'NUPKG_ENTRY_SIZE_MISMATCH', { ...entry, size: 200_000 }],
    ['content that is not deflate', 'NUPKG_ENTRY_DATA_INVALID', { ...entry, data: Buffer.alloc(999, 0xff) }],
  ])('refuses %s as readEntry does: %s', async (_case, code, broken) => {
    await expect(readOnly(broken)).rejects.toThrowCode(code);
    await expect(readOnly(broken, readEntryAside)).rejects.toThrowCode(code);
  });
});

describe('entryChunks', () => {
  it('yields large content in pieces and may be left early', async () => {
    const large = Buffer.alloc(3_000_000, 'x');
    const archive = await readArchive(bytesSource(rawZip([{ name: 'a', content: large, method: 8 }])), {
      maxRatio: 1032,
    });
    for (const entry of archive.entries) {
      const sizes: number[] = [];
      for await (const chunk of entryChunks(archive, entry)) sizes.push(chunk.length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(large.length);
      expect(Math.max(...sizes)).toBeLessThan(large.length / 4);
      for await (const chunk of entryChunks(archive, entry)) {
        expect(chunk[0]).toBe('x'.charCodeAt(0));
        break;
      }
    }
    expect.assertions(3);
  });
});

describe('inflateEntry', () => {
  it('checks content whose packed bytes are in memory', async () => {
    const { entries } = await readArchive(bytesSource(rawZip([{ name: 'a', content, method: 8 }])));
    const [entry] = entries;
    if (entry === undefined) throw new Error('sample has no entry');
    const packed = deflateRawSync(content);
    expect(Buffer.from(inflateEntry(packed, entry)).toString()).toBe(content);
    expect(() => inflateEntry(packed, { ...entry, crc32: 1 })).toThrowCode('NUPKG_ENTRY_CRC_MISMATCH');
    expect(() => inflateEntry(packed.subarray(1), entry)).toThrowCode('NUPKG_ENTRY_DATA_INVALID');
  });
});
