import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { rawZip, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { contentStream } from '../../src/archive/entry-content.ts';
import { type ContentStream, entryContent, packedEntryContent, readArchive, writeArchive } from '../../src/index.ts';
import { withPackageFile } from '../../src/fs/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

const NUSPEC = `<package><metadata><id>A</id><version>1.0.0</version></metadata></package>`;

async function read({ chunks }: ContentStream): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks()) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

describe('contentStream', () => {
  const bytes = Buffer.from('content');

  it.each([
    ['bytes', bytes],
    ['a source', bytesSource(bytes)],
    ['a stream', contentStream(bytes)],
  ])('reads %s as often as it is asked to', async (_name, content) => {
    const stream = contentStream(content);
    expect(stream.size).toBe(7);
    expect([await read(stream), await read(stream)]).toEqual(['content', 'content']);
  });
});

describe('entryContent', () => {
  it('reads an entry as often as it is asked to', async () => {
    const archive = await readArchive(bytesSource(await buildPackageBytes({ id: 'A', files: { 'a.txt': 'text' } })));
    const [entry] = archive.entries.filter(({ path }) => path === 'a.txt');
    const content = entryContent(archive, entry ?? expect.fail('no entry'));
    expect(content.size).toBe(4);
    expect([await read(content), await read(content)]).toEqual(['text', 'text']);
  });
});

describe('entryContent of a file', () => {
  it('says where another thread finds it', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(
        path,
        rawZip([
          { name: 'A.nuspec', content: NUSPEC },
          { name: 'a.txt', content: 'text' },
        ]),
      );
      await withPackageFile(path, async ({ archive, files: [entry = expect.fail('no entry')] }) => {
        const { filed } = entryContent(archive, entry);
        expect(filed).toMatchObject({ method: 'store', size: 4, compressedSize: 4, crc32: entry.crc32 });
        expect(filed?.offset).toBe(entry.dataOffset);
      });
    });
  });
});

describe('packedEntryContent', () => {
  it('is written as it is compressed, and reads as what it is', async () => {
    const content = Buffer.alloc(2000, 'packed ');
    const archive = await readArchive(bytesSource(rawZip([{ name: 'a.txt', content, method: 8 }])));
    const [entry] = archive.entries;
    if (entry === undefined) throw new Error('archive has no entry');
    const packed = packedEntryContent(archive, entry);
    expect(await read(packed)).toBe(content.toString());
    const sink = bytesSink();
    await writeArchive([{ path: 'b.txt', content: packed }], sink);
    const written = await readArchive(bytesSource(sink.bytes()));
    expect(written.entries).toMatchObject([{ size: 2000, compressedSize: entry.compressedSize, crc32: entry.crc32 }]);
    const found = await written.source.read(written.entries[0]?.dataOffset ?? 0, entry.compressedSize);
    expect(Buffer.compare(found, await archive.source.read(entry.dataOffset, entry.compressedSize))).toBe(0);
  });
});
