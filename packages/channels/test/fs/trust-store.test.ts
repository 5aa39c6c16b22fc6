import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { diskWrites } from '../../src/fs/index.ts';
import { diskFiles } from '../../src/fs/store-files.ts';
import { trustFiles } from '../../src/fs/trust-store.ts';

const bytes = Buffer.from('x');

describe('trustFiles', () => {
  it('stops at the first file that somebody else has made', async () => {
    await withTemporaryFolder(async (folder) => {
      const files = trustFiles(diskFiles(folder, diskWrites), folder);
      expect(await files.publish([{ name: '1.root.json', kind: 'create', bytes }], 'first')).toBe(true);
      const writes = [
        { name: 'a/b.txt', kind: 'replace', bytes },
        { name: '1.root.json', kind: 'create', bytes },
        { name: 'timestamp.json', kind: 'replace', bytes },
      ] as const;
      expect(await files.publish(writes, 'second')).toBe(false);
      expect([await files.read('a/b.txt'), await files.read('timestamp.json')]).toEqual([bytes, undefined]);
      await files.publish([{ name: 'a/b.txt', kind: 'remove', bytes }], 'third');
      expect(await files.read('a/b.txt')).toBeUndefined();
    });
  });
});
