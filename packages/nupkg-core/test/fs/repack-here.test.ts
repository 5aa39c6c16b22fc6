import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSink } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { REPACK_HERE } from '../../src/fs/repack-here.ts';
import { type ArchiveEntry, entryContent, isPackedCanonically, readArchive, writeArchive } from '../../src/index.ts';

const CONTENT = Buffer.alloc(3_000_000, 'some content ');

/** Asks about the one entry of an archive in a file, or about what `change` makes of it. */
async function ask(
  content: Uint8Array,
  change: (entry: ArchiveEntry) => ArchiveEntry = (entry) => entry,
): Promise<{ readonly isCanonical: boolean; readonly isRepacked: boolean }> {
  const sink = bytesSink();
  await writeArchive([{ path: 'a.txt', content }], sink);
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.zip');
    await writeFile(path, sink.bytes());
    return withFileSource(path, async (source) => {
      const archive = await readArchive(source, { maxRatio: 1032 });
      const [entry] = archive.entries.map(change);
      if (entry === undefined) throw new RangeError('archive has no entry');
      const stream = entryContent(archive, entry);
      const repacked = stream.filed && (await REPACK_HERE.repack?.(stream.filed, { sha256: false }));
      const isCanonical = await isPackedCanonically(archive, entry, stream, REPACK_HERE);
      return { isCanonical, isRepacked: repacked !== undefined };
    });
  });
}

describe('REPACK_HERE', () => {
  it('repacks a content of a file as a whole', async () => {
    expect(await ask(CONTENT)).toEqual({ isCanonical: true, isRepacked: true });
    expect(await ask(Buffer.alloc(0))).toEqual({ isCanonical: true, isRepacked: true });
  });

  it('leaves large content to be deflated as it is read', async () => {
    const large = Buffer.alloc(2 ** 24 + 1, 'some content ');
    expect(await ask(large)).toEqual({ isCanonical: true, isRepacked: false });
  });

  it('leaves what is corrupt to be read, which says what is wrong', async () => {
    const spoilt = ask(CONTENT, (entry) => ({ ...entry, crc32: entry.crc32 ^ 1 }));
    await expect(spoilt).rejects.toThrowCode('NUPKG_ENTRY_CRC_MISMATCH');
  });
});
