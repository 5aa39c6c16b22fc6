import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withFolderLock } from '../../src/fs/folder-lock.ts';

const LOCK_FILE_NAME = '.nuspine-lock';
const withLock = <T>(folder: string, use: (lock: { requireHeld(): Promise<void> }) => Promise<T>): Promise<T> =>
  withFolderLock(folder, LOCK_FILE_NAME, use);

/** The id of a process that has just ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

const lockOf = (pid: number, host = hostname()): string => JSON.stringify({ pid, host, token: 'another' });

describe('withFolderLock', () => {
  it('holds a lock that says who holds it, and leaves nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await withLock(folder, async (lock) => {
        await lock.requireHeld();
        const text = await readFile(join(folder, LOCK_FILE_NAME), 'utf8');
        expect(JSON.parse(text)).toMatchObject({ pid: process.pid, host: hostname() });
        expect(await readdir(folder)).toEqual([LOCK_FILE_NAME]);
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('refuses a second holder in the same process, and the first keeps the lock', async () => {
    await withTemporaryFolder(async (folder) => {
      await withLock(folder, async (lock) => {
        await expect(withLock(folder, async () => 'second')).rejects.toThrowCode('FOLDER_LOCKED');
        await lock.requireHeld();
      });
    });
  });

  it('lets exactly one of many in at a time', async () => {
    await withTemporaryFolder(async (folder) => {
      let inside = 0;
      const attempt = () =>
        withLock(folder, async () => {
          inside += 1;
          expect(inside).toBe(1);
          await new Promise((done) => setTimeout(done, 5));
          inside -= 1;
        });
      const results = await Promise.allSettled(Array.from({ length: 20 }, attempt));
      expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
      for (const result of results) {
        if (result.status === 'rejected')
          expect(() => {
            throw result.reason;
          }).toThrowCode('FOLDER_LOCKED');
      }
    });
  });

  it('gives the lock back when the work throws', async () => {
    await withTemporaryFolder(async (folder) => {
      const work = withLock(folder, () => Promise.reject(new Error('work failed')));
      await expect(work).rejects.toThrow('work failed');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ['of a process that has ended', lockOf(endedProcess())],
    ['of an earlier process with the same id', lockOf(process.pid)],
  ])('takes over a lock %s', async (_what, text) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, LOCK_FILE_NAME), text);
      expect(await withLock(folder, async () => 'done')).toBe('done');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ['of a process that runs', lockOf(process.ppid)],
    ['that says nothing', ''],
    ['that is not ours', '{"pid":"1"}'],
    ['of another machine', lockOf(1, 'another.invalid')],
  ])('respects a lock %s', async (_what, text) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, LOCK_FILE_NAME), text);
      await expect(withLock(folder, async () => 'done')).rejects.toThrowCode('FOLDER_LOCKED');
      expect(await readFile(join(folder, LOCK_FILE_NAME), 'utf8')).toBe(text);
      expect(await readdir(folder)).toEqual([LOCK_FILE_NAME]);
    });
  });

  it('removes what killed runs left of taking it, and nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const others = ['.nuspine-lock-of-another', '.nuspine-lock.kept', 'a.nuspine-tmp'];
      for (const name of [...others, `${LOCK_FILE_NAME}.aa344c6c.nuspine-tmp`]) {
        await writeFile(join(folder, name), lockOf(endedProcess()));
      }
      await withLock(folder, (lock) => lock.requireHeld());
      expect((await readdir(folder)).toSorted()).toEqual(others);
    });
  });

  it('leaves its lock to one that took it for a stale one and puts it back', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, LOCK_FILE_NAME);
      const aside = `${path}.aa344c6c.nuspine-tmp`;
      const moveAside = (): void => {
        if (existsSync(path)) renameSync(path, aside);
        else setImmediate(moveAside);
      };
      moveAside();
      await withLock(folder, async (lock) => {
        linkSync(aside, path);
        await lock.requireHeld();
      });
    });
  });

  it('notices that the lock was taken away', async () => {
    await withTemporaryFolder(async (folder) => {
      await withLock(folder, async (lock) => {
        await rm(join(folder, LOCK_FILE_NAME));
        await expect(lock.requireHeld()).rejects.toThrowCode('FOLDER_LOCKED');
      });
    });
  });
});
