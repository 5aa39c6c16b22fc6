import { type ByteSource, bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readNuspec, readPackage } from '../../src/index.ts';
import { buildPackage } from '../builders/package.ts';

const NUSPEC = `<package><metadata><id>A</id><version>1.0.0</version></metadata></package>`;
const nuspec = { name: 'A.nuspec', content: NUSPEC };

describe('readNuspec', () => {
  it('says what the whole package says', async () => {
    const pkg = await buildPackage({ id: 'App', files: { 'lib/net8.0/a.dll': 'a' } });
    const { identity, nuspec: found } = pkg;
    expect(await readNuspec(pkg.archive.source)).toEqual({ identity, nuspec: found });
  });

  it('reads the end and the nuspec of a large package, and nothing else', async () => {
    const bytes = rawZip([
      { name: 'a', content: Buffer.alloc(200_000) },
      nuspec,
      { name: 'b', content: Buffer.alloc(200_000) },
    ]);
    const inner = bytesSource(bytes);
    let read = 0;
    const source: ByteSource = {
      size: inner.size,
      read: (offset, length) => {
        read += length;
        return inner.read(offset, length);
      },
    };
    expect((await readNuspec(source)).identity.id).toBe('A');
    expect(read).toBeLessThan(20_000);
  });

  it('finds the end behind the longest comment', async () => {
    const source = bytesSource(rawZip([nuspec], { comment: Buffer.alloc(0xffff, 'c') }));
    expect((await readNuspec(source)).identity.id).toBe('A');
  });

  it('leaves it to readPackage to look at the other entries', async () => {
    const source = bytesSource(rawZip([nuspec, { name: 'a.txt', content: 'a', local: { name: 'b.txt' } }]));
    expect((await readNuspec(source)).identity.id).toBe('A');
    await expect(readPackage(source)).rejects.toThrowCode('NUPKG_ENTRY_MISMATCH');
  });

  it.each<[string, string, Uint8Array]>([
    [
      'a nuspec whose local header says otherwise',
      'NUPKG_ENTRY_MISMATCH',
      rawZip([{ ...nuspec, local: { crc32: 1 } }]),
    ],
    ['a nuspec outside', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...nuspec, headerOffset: 50_000 }])],
    ['a nuspec that is corrupt', 'NUPKG_ENTRY_CRC_MISMATCH', rawZip([{ ...nuspec, crc32: 7 }])],
    ['an unsafe name', 'NUPKG_ENTRY_NAME_UNSAFE', rawZip([nuspec, { name: '../a' }])],
    ['two nuspecs', 'NUPKG_NUSPEC_DUPLICATE', rawZip([nuspec, { ...nuspec, name: 'B.nuspec' }])],
    ['one nuspec twice', 'NUPKG_ENTRY_DUPLICATE', rawZip([nuspec, nuspec])],
    ['two nuspecs that are one file', 'NUPKG_ENTRY_COLLISION', rawZip([nuspec, { ...nuspec, name: 'a.nuspec' }])],
    ['a folder in place of a nuspec', 'NUPKG_NUSPEC_MISSING', rawZip([{ name: 'A.nuspec/' }])],
    ['no zip', 'NUPKG_ARCHIVE_NOT_ZIP', Buffer.from('text')],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readNuspec(bytesSource(bytes))).rejects.toThrowCode(code);
  });

  it('refuses a nuspec larger than the limit', async () => {
    await expect(readNuspec(bytesSource(rawZip([nuspec])), { maxNuspecSize: 10 })).rejects.toThrowCode(
      'NUPKG_LIMIT_EXCEEDED',
    );
  });
});
