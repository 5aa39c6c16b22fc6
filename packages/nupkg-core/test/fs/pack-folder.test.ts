import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { packFolder } from '../../src/fs/index.ts';
import { packageEntries, readArchive, readEntry, readPackage, writeArchive } from '../../src/index.ts';

const NUSPEC = Buffer.from(
  '<package><metadata><id>A</id><version>1.0</version><authors>a</authors><description>a</description></metadata></package>',
);
const FILES = ['lib/net8.0/A.dll', 'lib/net8.0/a b%20c#.txt', 'content/empty'];

async function packageBytes(): Promise<Uint8Array> {
  const sink = bytesSink();
  const files = FILES.map((path) => ({ path, content: Buffer.from(path.endsWith('empty') ? '' : path.repeat(50)) }));
  await writeArchive(packageEntries({ nuspecPath: 'A.nuspec', nuspec: NUSPEC, files }), sink);
  return sink.bytes();
}

async function unpack(bytes: Uint8Array, folder: string): Promise<void> {
  const archive = await readArchive(bytesSource(bytes));
  for (const entry of archive.entries) {
    await mkdir(dirname(join(folder, entry.path)), { recursive: true });
    await writeFile(join(folder, entry.path), await readEntry(archive, entry));
  }
}

async function packed(folder: string): Promise<Uint8Array> {
  const sink = bytesSink();
  await packFolder(folder, sink);
  return sink.bytes();
}

describe('packFolder', () => {
  it('makes the package again that was unpacked, byte for byte', async () => {
    await withTemporaryFolder(async (folder) => {
      const bytes = await packageBytes();
      await unpack(bytes, folder);
      expect(Buffer.compare(await packed(folder), bytes)).toBe(0);
    });
  });

  it('leaves out what NuGet keeps beside an unpacked package', async () => {
    await withTemporaryFolder(async (folder) => {
      const bytes = await packageBytes();
      await unpack(bytes, folder);
      for (const name of ['a.1.0.0.nupkg', 'a.1.0.0.nupkg.sha512', '.nupkg.metadata', '.signature.p7s']) {
        await writeFile(join(folder, name), name);
      }
      const { files } = await readPackage(bytesSource(await packed(folder)));
      expect(files.map(({ path }) => path).toSorted()).toEqual(FILES.toSorted());
    });
  });

  it('follows no link out of the folder', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'secret'), 'secret');
      await mkdir(join(folder, 'package'));
      await writeFile(join(folder, 'package', 'A.nuspec'), NUSPEC);
      await symlink(join(folder, 'secret'), join(folder, 'package', 'a.txt'));
      await expect(packed(join(folder, 'package'))).rejects.toThrowCode('NUPKG_ENTRY_SPECIAL');
      expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('secret');
    });
  });

  it('wants a nuspec', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(packed(folder)).rejects.toThrowCode('NUPKG_NUSPEC_MISSING');
    });
  });
});
