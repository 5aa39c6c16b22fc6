import { bytesSource, CodedError } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { failingSource, rawZip, withTemporaryFolder, zip64End } from '@nuspine/testkit';
import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Archive, readArchive, readEntry } from '../../src/index.ts';

const sample = rawZip([
  { name: 'lib/', content: '' },
  { name: 'lib/a.txt', content: 'stored' },
  { name: 'b.txt', content: 'deflated '.repeat(50), method: 8 },
]);

const read = (bytes: Uint8Array): Promise<Archive> => readArchive(bytesSource(bytes));

describe('readArchive', () => {
  it('lists files in the order of the central directory, without folders', async () => {
    const archive = await read(sample);
    expect(archive.entries).toMatchObject([
      { path: 'lib/a.txt', method: 'store', size: 6, compressedSize: 6, headerOffset: 34, dataOffset: 73 },
      { path: 'b.txt', method: 'deflate', size: 450 },
    ]);
  });

  it('reads the same from a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'sample.zip');
      await writeFile(path, sample);
      const fromFile = await withFileSource(path, async (source) => (await readArchive(source)).entries);
      expect(fromFile).toEqual((await read(sample)).entries);
    });
  });

  it('throws what a broken source throws, at whichever read', async () => {
    let failures = 0;
    for (let failingRead = 1; failingRead <= 20; failingRead += 1) {
      const outcome = await readWith(failingRead);
      if (outcome === 'read') break;
      expect(outcome).toBe('EIO');
      failures += 1;
    }
    expect(failures).toBeGreaterThan(2);
    expect(failures).toBeLessThan(20);
  });

  it('reads an archive without entries', async () => {
    expect((await read(rawZip([]))).entries).toEqual([]);
  });

  it('reads a comment', async () => {
    expect((await read(rawZip([{ name: 'a' }], { comment: Buffer.from('hi') }))).entries).toHaveLength(1);
  });

  it('reads truthful ZIP64 records', async () => {
    const zip = rawZip([{ name: 'a' }], { before: zip64End(1), entryCount: 0xffff, directorySize: 0xffffffff });
    expect((await read(zip)).entries).toHaveLength(1);
  });

  it('names entries as NuGet unpacks them', async () => {
    const zip = rawZip([{ name: 'lib/portable-net45%2Bwin8/a%20b.dll' }]);
    expect((await read(zip)).entries[0]?.path).toBe('lib/portable-net45+win8/a b.dll');
  });

  it('throws nothing but coded errors, whichever bytes change', async () => {
    const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of changes) bytes[at] = value;
        const outcome = await read(bytes)
          .then((archive) => Promise.all(archive.entries.map((entry) => readEntry(archive, entry))))
          .catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof CodedError).toBe(true);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });

  it.each([
    ['maxEntries', { maxEntries: 2 }],
    ['maxDirectorySize', { maxDirectorySize: 100 }],
    ['maxDepth', { maxDepth: 1 }],
    ['maxEntrySize', { maxEntrySize: 449 }],
    ['maxTotalSize', { maxTotalSize: 455 }],
    ['maxRatio', { maxRatio: 2, ratioFloor: 100 }],
  ])('keeps to %s', async (_name, limits) => {
    await expect(readArchive(bytesSource(sample), limits)).rejects.toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });
});

async function readWith(failingRead: number): Promise<unknown> {
  try {
    const archive = await readArchive(failingSource(bytesSource(sample), failingRead));
    for (const entry of archive.entries) await readEntry(archive, entry);
    return 'read';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}
