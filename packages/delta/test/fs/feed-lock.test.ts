import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { LOCK_FILE_NAME, withFeedLock } from '../../src/fs/feed-lock.ts';

// Who may take over which lock is proven where locks of folders are.

describe('LOCK_FILE_NAME', () => {
  it('is hidden', () => {
    expect(LOCK_FILE_NAME.startsWith('.')).toBe(true);
  });
});

describe('withFeedLock', () => {
  it('holds the lock of the feed while work is done, and leaves nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await withFeedLock(folder, async (lock) => {
        await lock.requireHeld();
        expect(await readdir(folder)).toEqual([LOCK_FILE_NAME]);
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('says that a feed is locked, by whom and where', async () => {
    await withTemporaryFolder(async (folder) => {
      await withFeedLock(folder, async () => {
        const error: unknown = await withFeedLock(folder, async () => 'second').catch((cause: unknown) => cause);
        expect(error).toMatchObject({
          code: 'DELTA_FEED_LOCKED',
          details: { path: join(folder, LOCK_FILE_NAME), found: { pid: process.pid } },
        });
      });
    });
  });

  it('takes another lock in the same folder by its name', async () => {
    await withTemporaryFolder(async (folder) => {
      await withFeedLock(folder, () => withFeedLock(folder, async () => 'inner', '.other-lock'));
      await writeFile(join(folder, '.other-lock'), '');
      const held = withFeedLock(folder, async () => 'inner', '.other-lock');
      await expect(held).rejects.toThrowCode('DELTA_FEED_LOCKED');
    });
  });

  it('passes on what the work throws, as it is', async () => {
    await withTemporaryFolder(async (folder) => {
      const work = withFeedLock(folder, () => Promise.reject(new Error('work failed')));
      await expect(work).rejects.toThrow('work failed');
    });
  });

  it('notices that the lock was taken away', async () => {
    await withTemporaryFolder(async (folder) => {
      await withFeedLock(folder, async (lock) => {
        await rm(join(folder, LOCK_FILE_NAME));
        await expect(lock.requireHeld()).rejects.toThrowCode('DELTA_FEED_LOCKED');
      });
    });
  });
});
