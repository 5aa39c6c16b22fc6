import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { inspectPackageAt } from '../../src/fs/index.ts';
import { packageEntries, readPackage, writeArchive } from '../../src/index.ts';

const NUSPEC = Buffer.from('<package><metadata><id>A</id><version>1.0</version></metadata></package>');

async function packageBytes(): Promise<Uint8Array> {
  const sink = bytesSink();
  const files = [{ path: 'lib/a.txt', content: Buffer.from('a'.repeat(100)) }];
  await writeArchive(packageEntries({ nuspecPath: 'A.nuspec', nuspec: NUSPEC, files }), sink);
  return sink.bytes();
}

describe('inspectPackageAt', () => {
  it('inspects a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(path, await packageBytes());
      expect(await inspectPackageAt(path)).toMatchObject({ id: 'A', version: '1.0.0' });
    });
  });

  it('names the file and the entry that is damaged', async () => {
    await withTemporaryFolder(async (folder) => {
      const bytes = await packageBytes();
      const [file] = (await readPackage(bytesSource(bytes))).files;
      bytes.fill(0xff, file?.dataOffset, (file?.dataOffset ?? 0) + 1);
      const path = join(folder, 'a.nupkg');
      await writeFile(path, bytes);
      const error = await inspectPackageAt(path, { depth: 'content' }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NUPKG_ENTRY_DATA_INVALID', details: { path } });
      expect(String(error)).toContain('lib/a.txt');
    });
  });
});
