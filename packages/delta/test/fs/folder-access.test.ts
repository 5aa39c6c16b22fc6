import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { folderAccess } from '../../src/fs/folder-access.ts';
import { readIndexes } from '../../src/fs/read-indexes.ts';
import { fillFeed } from './feed-folder.ts';

describe('folderAccess', () => {
  it('reads indexes, files from any place on, and what deltas say', async () => {
    await withTemporaryFolder(async (folder) => {
      await fillFeed(folder, 1);
      const access = folderAccess(folder);
      expect(await access.indexNames()).toEqual(['RELEASES']);
      const entry = (await readIndexes(access)).indexes[0]?.entries.find(({ isDelta }) => isDelta);
      if (entry === undefined) throw new Error('there is no delta');
      const sink = bytesSink();
      await access.fetch(entry, sink, bytesSource(new Uint8Array(10)));
      expect(sink.bytes()).toHaveLength(entry.size - 10);
      expect((await access.readDeclaration?.(entry))?.ends?.base.version).toBe('1.0.0');
    });
  });

  it('throws SOURCE_READ_FAILED for a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(folderAccess(join(folder, 'none')).indexNames()).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
