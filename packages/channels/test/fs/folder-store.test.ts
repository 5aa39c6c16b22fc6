import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, folderStore, repairFiles, verifyStoredChannel } from '../../src/fs/index.ts';
import { add, minute, NAME, point } from '../channel-builder.ts';
import { expectNothingLost } from './many-writers.ts';
import { runProcess } from './run-process.ts';

// After one write is before the next, but for the last one: the whole campaign has both.
const TIMES = process.env['NUSPINE_DEEP'] === '1' ? ['before', 'after'] : ['before'];
const FOLDER = 'build-info/contoso/app/main';

async function publish(folder: string, id: string): Promise<void> {
  const operations = [add(id), point('Latest', id)];
  await changeChannel(folderStore(folder), NAME, () => ({ operations, by: 'tester', now: minute(1) }));
}

describe('folderStore', () => {
  it('lays a channel out as its readers expect', async () => {
    await withTemporaryFolder(async (folder) => {
      await publish(folder, 'b1');
      expect((await readdir(join(folder, FOLDER))).toSorted()).toEqual([
        'Latest.txt',
        'Latest_Packages.txt',
        'channel.json',
        'log',
      ]);
      expect(await readdir(join(folder, FOLDER, 'log'))).toEqual(['00000001.json']);
      expect(await readFile(join(folder, FOLDER, 'Latest.txt'), 'utf8')).toBe('1.0.1');
      const index = JSON.parse(await readFile(join(folder, 'build-info/contoso/app/releases-index.json'), 'utf8'));
      expect(index).toMatchObject({ 'releases-index': [{ 'channel-version': 'main', 'latest-release': '1.0.1' }] });
    });
  });

  it('says of a folder that is not there, or is none, that it cannot list its channels', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      for (const path of [join(folder, 'gone'), join(folder, 'file')]) {
        const found = folderStore(path).channels();
        await expect(found).rejects.toThrowCode('SOURCE_READ_FAILED');
        await expect(found).rejects.toMatchObject({ details: { path } });
      }
      expect(await folderStore(folder).channels()).toEqual([]);
    });
  });

  it('leaves files of others alone', async () => {
    await withTemporaryFolder(async (folder) => {
      await publish(folder, 'b1');
      await writeFile(join(folder, FOLDER, 'build.semaphore'), 'x');
      await publish(folder, 'b2');
      expect(await readFile(join(folder, FOLDER, 'build.semaphore'), 'utf8')).toBe('x');
    });
  });

  it('lets readers see the old or the new state wherever a writer is killed, and the next one goes on', async () => {
    await withTemporaryFolder(async (root) => {
      const seen = new Set<string>();
      let points = 0;
      for (let at = 1; ; at += 1) {
        const outcomes = await Promise.all(TIMES.map((when) => dieAt(join(root, `${when}${String(at)}`), when, at)));
        if (outcomes.every(({ survived }) => survived)) break;
        points += outcomes.filter(({ survived }) => !survived).length;
        for (const { pointer } of outcomes) seen.add(pointer);
      }
      console.log(`folder store: killed at ${String(points)} write points`);
      expect(points).toBeGreaterThanOrEqual(4 * TIMES.length);
      expect([...seen].toSorted()).toEqual(['1.0.1', '1.0.2']);
    });
  }, 300_000);

  it('goes on beside what a write left that was killed in its middle', async () => {
    await withTemporaryFolder(async (folder) => {
      await publish(folder, 'b1');
      await writeFile(join(folder, FOLDER, 'log/.00000002.json.0123.nuspine-tmp'), 'half');
      await publish(folder, 'b2');
      expect(await verifyStoredChannel(folderStore(folder), NAME)).toMatchObject({ ok: true, entries: 2 });
    });
  });

  it('loses nothing when many processes publish', async () => {
    await withTemporaryFolder(async (folder) => {
      console.log(`folder store: ${await expectNothingLost(() => [folder, ''], folderStore(folder))}`);
    });
  }, 1_200_000);
});

/** Kills a writer of b2 at a write point; what readers see then, and whether the next writer goes on. */
async function dieAt(folder: string, when: string, at: number): Promise<{ survived: boolean; pointer: string }> {
  await publish(folder, 'b1');
  const { lines, signal } = await runProcess(['die', folder, 'b2', when, String(at)]);
  const survived = lines.includes('survived');
  expect(signal).toBe(survived ? null : 'SIGKILL');
  const pointer = await readFile(join(folder, FOLDER, 'Latest.txt'), 'utf8');
  const store = folderStore(folder);
  const { problems } = await verifyStoredChannel(store, NAME);
  expect(problems.filter(({ code }) => code !== 'CHANNEL_PROJECTION_STALE')).toEqual([]);
  await repairFiles(store, NAME);
  expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true });
  await publish(folder, 'b3');
  expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true });
  return { survived, pointer };
}
