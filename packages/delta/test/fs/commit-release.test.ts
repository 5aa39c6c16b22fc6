import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import type { WrittenFile } from '../../src/delta-report.ts';
import { commitRelease } from '../../src/fs/commit-release.ts';
import { LOCK_FILE_NAME, withFeedLock } from '../../src/fs/feed-lock.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { type FeedIndex, parseIndex } from '../../src/feed-index.ts';
import { readIndex, releaseApp } from './feed-folder.ts';

const KILLS = process.env.NUSPINE_DEEP === '1' ? 50 : 4;
const file: WrittenFile = {
  name: 'App-1.1.0-full.nupkg',
  size: 3,
  sha1: 'A'.repeat(40),
  digest: `sha256:${'0'.repeat(64)}`,
};

const squirrelIndex = (text: string): FeedIndex => parseIndex('RELEASES', Buffer.from(text), 'RELEASES');

describe('commitRelease', () => {
  it('moves the files in and lists them beside what was there', async () => {
    await withTemporaryFolder(async (folder) => {
      const from = join(folder, '.new');
      await writeFile(from, 'new');
      const before = `${'B'.repeat(40)} App-1.0.0-full.nupkg 1 # 5%`;
      const listed = squirrelIndex(`${before}\n${file.sha1} ${file.name} 3`);
      await withFeedLock(folder, (lock) => commitRelease(folder, [listed], [{ from, file }], lock));
      expect(await readFile(join(folder, file.name), 'utf8')).toBe('new');
      expect((await readIndex(folder)).split('\n')).toEqual([
        `\ufeff${'B'.repeat(40)} App-1.0.0-full.nupkg 1 # 5%`,
        `${file.sha1} App-1.1.0-full.nupkg 3`,
      ]);
    });
  });

  it('changes nothing without the lock', async () => {
    await withTemporaryFolder(async (folder) => {
      const from = join(folder, '.new');
      await writeFile(from, 'new');
      await withFeedLock(folder, async (lock) => {
        await rm(join(folder, LOCK_FILE_NAME));
        await expect(commitRelease(folder, [squirrelIndex('')], [{ from, file }], lock)).rejects.toThrowCode(
          'DELTA_FEED_LOCKED',
        );
      });
      expect(await readdir(folder)).toEqual(['.new']);
    });
  });

  it('takes the files away again when the index cannot be written', async () => {
    await withTemporaryFolder(async (folder) => {
      const from = join(folder, '.new');
      await writeFile(from, 'new');
      // A folder in the place of the index cannot be replaced by a file.
      await mkdir(join(folder, 'RELEASES'));
      await withFeedLock(folder, async (lock) => {
        await expect(commitRelease(folder, [squirrelIndex('')], [{ from, file }], lock)).rejects.toThrowCode(
          'FILE_NOT_REPLACEABLE',
        );
      });
      expect(await readdir(folder)).toEqual(['RELEASES']);
    });
  });

  it('takes away only what it has moved in', async () => {
    await withTemporaryFolder(async (folder) => {
      const from = join(folder, '.new');
      await writeFile(from, 'new');
      const later = { ...file, name: 'App-1.1.0-delta.nupkg' };
      await writeFile(join(folder, later.name), 'of its owner');
      const files = [
        { from, file },
        { from: join(folder, '.gone'), file: later },
      ];
      await withFeedLock(folder, async (lock) => {
        await expect(commitRelease(folder, [squirrelIndex('')], files, lock)).rejects.toThrow('ENOENT');
      });
      expect(await readdir(folder)).toEqual([later.name]);
    });
  });

  // DELTA-5. Seeded, so that a failure can be run again; the machine's own timing still varies.
  it(`survives a kill at any moment, ${String(KILLS)} times`, { timeout: 300_000 }, async () => {
    await withTemporaryFolder(async (folder) => {
      const feed = join(folder, 'feed');
      await releaseApp(folder, 0);
      const duration = await timeRelease(folder, 1);
      let random = 20_240_501;
      for (let release = 2; release < KILLS + 2; release += 1) {
        random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
        await killRelease(folder, release, (random / 2 ** 31) * duration * 1.1);
        expect(await verifyFeed(feed)).toMatchObject({ ok: true });
        await releaseApp(folder, release);
        expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 2 * release + 1, notes: [] });
        expect((await readdir(feed)).length).toBe(2 * release + 2);
      }
    });
  });
});

const SCRIPT = fileURLToPath(new URL('release-process.ts', import.meta.url));

function startRelease(folder: string, release: number): ReturnType<typeof spawn> {
  const options = ['--conditions=@nuspine/source', '--no-warnings'];
  return spawn(process.execPath, [...options, SCRIPT, folder, String(release)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Milliseconds from the start of the work to its end. */
async function timeRelease(folder: string, release: number): Promise<number> {
  const child = startRelease(folder, release);
  const ended = new Promise((done) => child.once('exit', done));
  await new Promise((done) => child.stdout?.once('data', done));
  const start = performance.now();
  expect(await ended).toBe(0);
  return performance.now() - start;
}

async function killRelease(folder: string, release: number, delay: number): Promise<void> {
  const child = startRelease(folder, release);
  const ended = new Promise((done) => child.once('exit', done));
  await new Promise((done) => child.stdout?.once('data', done));
  await Promise.race([ended, new Promise((done) => setTimeout(done, delay))]);
  child.kill('SIGKILL');
  await ended;
}
