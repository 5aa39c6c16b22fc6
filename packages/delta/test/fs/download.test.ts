import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { download } from '../../src/fs/download.ts';
import { readFeed } from '../../src/fs/read-feed.ts';
import type { ReleaseEntry } from '../../src/releases-index.ts';
import { type Asked, faultyAccess, type Faults, noPause } from './fake-access.ts';
import { fillFeed } from './feed-folder.ts';

interface Scene {
  readonly feed: string;
  readonly folder: string;
  readonly entry: ReleaseEntry;
  readonly whole: Buffer;
}

async function withFull(use: (scene: Scene) => Promise<void>): Promise<void> {
  await withTemporaryFolder((feed) =>
    withTemporaryFolder(async (folder) => {
      await fillFeed(feed, 0);
      const entry = (await readFeed(feed)).indexes[0]?.entries[0];
      if (entry === undefined) throw new Error('feed is empty');
      await use({ feed, folder, entry, whole: await readFile(join(feed, entry.fileName)) });
    }),
  );
}

const get = ({ feed, folder, entry }: Scene, faults: Faults, asked: Asked = []) =>
  download(faultyAccess(feed, { [entry.fileName]: faults }, asked), entry, { folder, pause: noPause });

describe('download', () => {
  it('gives the file its name when it is whole', async () => {
    await withFull(async (scene) => {
      const pieces: number[] = [];
      const { folder, feed, entry, whole } = scene;
      const got = await download(faultyAccess(feed, {}), entry, { folder, onBytes: (done) => pieces.push(done) });
      expect(got).toEqual({ path: join(folder, entry.fileName), received: entry.size, resumed: 0 });
      expect(Buffer.compare(await readFile(got.path), whole)).toBe(0);
      expect(pieces.at(-1)).toBe(entry.size);
      expect(await readdir(folder)).toEqual([entry.fileName]);
    });
  });

  it('takes up a connection where it broke', async () => {
    await withFull(async (scene) => {
      const asked: Asked = [];
      const got = await get(scene, { cut: { after: 100, times: 3 } }, asked);
      expect(asked.map((line) => line.split('@')[1])).toEqual(['0', '100', '200', '300']);
      expect(Buffer.compare(await readFile(got.path), scene.whole)).toBe(0);
    });
  });

  it('keeps what it has when the connection stays broken, and goes on from there the next time', async () => {
    await withFull(async (scene) => {
      await expect(get(scene, { cut: { after: 50, times: 9 } })).rejects.toThrow('socket hang up');
      expect(await readdir(scene.folder)).toEqual([`${scene.entry.fileName}.partial`]);
      const got = await get(scene, {});
      expect(got).toMatchObject({ resumed: 200, received: scene.entry.size - 200 });
      expect(Buffer.compare(await readFile(got.path), scene.whole)).toBe(0);
    });
  });

  it('starts again when what lay there was of something else', async () => {
    await withFull(async (scene) => {
      await writeFile(join(scene.folder, `${scene.entry.fileName}.partial`), 'something else');
      const got = await get(scene, {});
      expect(Buffer.compare(await readFile(got.path), scene.whole)).toBe(0);
    });
  });

  it('fetches nothing that is there and whole, and replaces what is there and is not', async () => {
    await withFull(async (scene) => {
      const { feed, folder, entry, whole } = scene;
      await copyFile(join(feed, entry.fileName), join(folder, entry.fileName));
      expect(await get(scene, { missing: true })).toMatchObject({ received: 0, resumed: entry.size });
      await writeFile(join(folder, entry.fileName), 'damaged');
      expect(Buffer.compare(await readFile((await get(scene, {})).path), whole)).toBe(0);
    });
  });

  it.each<[string, Faults, string]>([
    ['other bytes', { change: (piece) => Buffer.from(piece).fill(1, 0, 3) }, 'DELTA_DOWNLOAD_WRONG'],
    ['more bytes', { change: (piece) => Buffer.concat([piece, piece]) }, 'DELTA_DOWNLOAD_WRONG'],
    ['an error page', { change: () => Buffer.from('<html>404</html>') }, 'DELTA_DOWNLOAD_CUT'],
  ])('refuses %s', async (_what, faults, code) => {
    await withFull(async (scene) => {
      await expect(get(scene, faults)).rejects.toThrowCode(code);
      expect(await readdir(scene.folder)).not.toContain(scene.entry.fileName);
    });
  });

  it('throws FILE_WRITE_FAILED where nothing can be written', async () => {
    await withFull(async (scene) => {
      await expect(get({ ...scene, folder: join(scene.folder, 'none') }, {})).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});
