import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readNuspecDirectory } from '../../src/archive/read-archive.ts';
import { readArchive } from '../../src/index.ts';
import { DEFAULT_ARCHIVE_LIMITS } from '../../src/limits.ts';

const one = { name: 'a.txt', content: 'content' };
const zip = rawZip([one]);
const stray = Buffer.from('stray bytes');

describe('nuspecRecords', () => {
  const directory = (bytes: Uint8Array): Promise<readonly string[]> =>
    readNuspecDirectory(bytesSource(bytes), DEFAULT_ARCHIVE_LIMITS, 4096).then(({ records }) =>
      records.map(({ name }) => name.path),
    );

  it('takes apart nuspecs, and what has something about it', async () => {
    const plain = { name: 'lib/a.dll', content: 'a' };
    const special = { name: 'lib/b c.dll', content: 'b' };
    const nuspecs = ['A.nuspec', 'B.NuSpec', 'content/C.nuspec', 'd%2Enuspec'].map((name) => ({ name, content: name }));
    expect(await directory(rawZip([one, plain, special, ...nuspecs, { name: 'a' }]))).toEqual([
      'lib/b c.dll',
      'A.nuspec',
      'B.NuSpec',
      'content/C.nuspec',
      'd.nuspec',
    ]);
  });

  it('counts the sizes of all files', async () => {
    const files = ['A.nuspec', 'lib/a.dll', 'b c'].map((name) => ({ name, content: '12345' }));
    const limited = (maxTotalSize: number): Promise<unknown> =>
      readNuspecDirectory(bytesSource(rawZip(files)), { ...DEFAULT_ARCHIVE_LIMITS, maxTotalSize }, 4096);
    await expect(limited(15)).resolves.toBeDefined();
    await expect(limited(14)).rejects.toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });

  it.each<[string, string, Uint8Array]>([
    ['too high a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { entryCount: 2 })],
    ['too low a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one, { name: 'b' }], { entryCount: 1 })],
    ['a broken extra field', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([{ ...one, extra: Buffer.from([1, 0, 9, 0]) }])],
    ['a link in a folder', 'NUPKG_ENTRY_SPECIAL', rawZip([{ name: 'lib/a', attributes: 0o120777 * 65536 }])],
    ['an unsafe name in a folder', 'NUPKG_ENTRY_NAME_UNSAFE', rawZip([{ name: 'lib/../../a' }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(directory(bytes)).rejects.toThrowCode(code);
  });
});

describe('centralRecords', () => {
  it.each<[string, string, Uint8Array]>([
    ['an archive behind another file', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', Buffer.concat([stray, zip])],
    ['two archives in a row', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', Buffer.concat([rawZip([{ name: 'x' }]), zip])],
    ['too high a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { entryCount: 2 })],
    ['too low a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one, { name: 'b' }], { entryCount: 1 })],
    ['a directory of another size', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { directorySize: 5 })],
    ['a directory outside', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { directoryOffset: 9999 })],
    ['a broken extra field', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([{ ...one, extra: Buffer.from([1, 0, 9, 0]) }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
