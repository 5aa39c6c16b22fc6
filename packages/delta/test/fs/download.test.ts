import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { createHttpClient } from '@nuspine/primitives/fs';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { download } from '../../src/fs/download.ts';
import { httpAccess } from '../../src/fs/http-access.ts';
import { readFeed } from '../../src/fs/read-feed.ts';
import type { ReleaseEntry } from '../../src/releases-index.ts';
import { type Asked, faultyAccess, type Faults, noPause } from './fake-access.ts';
import { fillFeed } from './feed-folder.ts';
import { serveFolder } from './feed-server.ts';

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

  it.each<[string, RequestListener]>([
    ['refuses to send a part', (_, response) => response.writeHead(416).end()],
    [
      'sends another part than was asked for',
      (_, response) => response.writeHead(206, { 'content-range': 'bytes 1-3/900' }).end('abc'),
    ],
    ['sends a part and does not say which', (_, response) => response.writeHead(206).end('abc')],
  ])('starts again when the server %s', async (_what, serveParts) => {
    await withFull(async ({ feed, folder, entry, whole }) => {
      const serveWhole = serveFolder(feed);
      const serve: RequestListener = (request, response) => {
        (request.headers.range === undefined ? serveWhole : serveParts)(request, response);
      };
      await withHttpServer(serve, async ({ url }) => {
        const access = httpAccess(url, createHttpClient({ environment: {}, retry: { maxAttempts: 1 } }));
        await writeFile(join(folder, `${entry.fileName}.partial`), whole.subarray(0, 100));
        const got = await download(access, entry, { folder, pause: noPause });
        expect(Buffer.compare(await readFile(got.path), whole)).toBe(0);
      });
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
