import { appendFile, copyFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { type TestServer, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { sha1Of } from '../../src/formats/shasum.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { addParts, appFiles, fillFeed, readIndex } from './feed-folder.ts';
import { serveFolder } from './feed-server.ts';

async function withFeed(use: (feed: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (feed) => {
    await fillFeed(feed, 2);
    await use(feed);
  });
}

/** Lists `content` under a name that is already in the index. */
async function replaceListed(feed: string, name: string, content: Uint8Array): Promise<void> {
  await writeFile(join(feed, name), content);
  const line = `${sha1Of(content)} ${name} ${String(content.length)}`;
  const lines = (await readIndex(feed)).split('\n').map((old) => (old.includes(name) ? line : old));
  await writeFile(join(feed, 'RELEASES'), lines.join('\n'));
}

describe('verifyFeed', () => {
  it('finds nothing wrong with a feed of ours', async () => {
    await withFeed(async (feed) => {
      expect(await verifyFeed(feed)).toEqual({ ok: true, checked: 5, problems: [], notes: [] });
    });
  });

  it.each<[string, string, (feed: string) => Promise<unknown>]>([
    ['a missing file', 'missing', (feed) => rm(join(feed, 'App-1.1.0-delta.nupkg'))],
    ['a file cut short', 'size-mismatch', (feed) => truncate(join(feed, 'App-1.1.0-delta.nupkg'), 100)],
    ['a changed byte', 'sha1-mismatch', (feed) => flipByte(join(feed, 'App-1.1.0-delta.nupkg'))],
    [
      'a listed file that is no package',
      'unreadable',
      (feed) => replaceListed(feed, 'App-1.1.0-delta.nupkg', Buffer.from('no zip')),
    ],
    [
      'a package under the name of another version',
      'identity-mismatch',
      async (feed) => replaceListed(feed, 'App-1.0.0-full.nupkg', await readFile(join(feed, 'App-1.1.0-full.nupkg'))),
    ],
    [
      'a line that stands twice',
      'duplicate-line',
      async (feed) => appendFile(join(feed, 'RELEASES'), `\n${(await readIndex(feed)).split('\n')[1] ?? ''}`),
    ],
  ])('finds %s', async (_what, kind, damage) => {
    await withFeed(async (feed) => {
      await damage(feed);
      const report = await verifyFeed(feed);
      expect(report.ok).toBe(false);
      expect(report.problems.map((problem) => problem.kind)).toContain(kind);
    });
  });

  it('finds a delta whose base is no longer listed', async () => {
    await withFeed(async (feed) => {
      const lines = (await readIndex(feed)).split('\n');
      await writeFile(join(feed, 'RELEASES'), lines.filter((line) => !line.includes('App-1.1.0-full')).join('\n'));
      const kinds = (await verifyFeed(feed)).problems.map((problem) => `${problem.kind} ${problem.path}`);
      expect(kinds).toEqual(['target-mismatch App-1.1.0-delta.nupkg', 'base-missing App-1.2.0-delta.nupkg']);
    });
  });

  it('finds an index of ours that says other ends than its delta', async () => {
    await withTemporaryFolder(async (feed) => {
      const formats = ['nuspine'] as const;
      for (const release of [0, 1, 2]) {
        await addParts(feed, { version: `1.${String(release)}.0`, files: appFiles(release) }, { formats });
      }
      const path = join(feed, 'releases.nuspine.json');
      const index: { deltas: { base: { size: number } }[] } = JSON.parse(await readFile(path, 'utf8'));
      const [newest, ...rest] = index.deltas;
      if (newest === undefined) throw new Error('there is no delta');
      const lying = { ...newest, base: { ...newest.base, size: newest.base.size + 1 } };
      await writeFile(path, JSON.stringify({ ...index, deltas: [lying, ...rest] }));
      expect((await verifyFeed(feed)).problems).toMatchObject([
        { kind: 'ends-mismatch', path: 'App-1.2.0-delta.nuspine' },
      ]);
      await writeFile(path, JSON.stringify({ ...index, deltas: [newest] }));
      expect(await verifyFeed(feed)).toMatchObject({
        ok: true,
        notes: [
          { kind: 'gap', path: 'App-1.1.0-full.nupkg' },
          { kind: 'unlisted', path: 'App-1.1.0-delta.nuspine' },
        ],
      });
    });
  });

  it('notes what else lies in the folder', async () => {
    await withFeed(async (feed) => {
      await copyFile(join(feed, 'App-1.0.0-full.nupkg'), join(feed, 'Other-1.0.0-full.nupkg'));
      await writeFile(join(feed, '.RELEASES.00.nuspine-tmp'), '');
      const report = await verifyFeed(feed);
      expect(report.ok).toBe(true);
      expect(report.notes).toEqual([
        { kind: 'leftover', path: '.RELEASES.00.nuspine-tmp' },
        { kind: 'unlisted', path: 'Other-1.0.0-full.nupkg' },
      ]);
    });
  });

  it('throws for an index that cannot be read', async () => {
    await withFeed(async (feed) => {
      await writeFile(join(feed, 'RELEASES'), '<html>');
      await expect(verifyFeed(feed)).rejects.toThrowCode('RELEASES_LINE_INVALID');
    });
  });
});

describe('verifyFeed of an address', () => {
  async function withServedFeed(
    use: (server: TestServer, feed: string) => Promise<void>,
    disturb: (serve: RequestListener) => RequestListener = (serve) => serve,
  ): Promise<void> {
    await withFeed((feed) => withHttpServer(disturb(serveFolder(feed)), (server) => use(server, feed)));
  }

  it('finds nothing wrong, and asks for every file once, however many indexes list it', async () => {
    await withTemporaryFolder(async (feed) => {
      for (const release of [0, 1]) {
        const formats = ['squirrel', 'nuspine'] as const;
        await addParts(feed, { version: `1.${String(release)}.0`, files: appFiles(release) }, { formats });
      }
      await withHttpServer(serveFolder(feed), async ({ url, requests }) => {
        const shown: number[] = [];
        const report = await verifyFeed(url, { onProgress: ({ done, total }) => shown.push(done / total) });
        expect(report).toEqual(await verifyFeed(feed));
        expect(report).toMatchObject({ ok: true, checked: 6 });
        expect(requests.map((request) => request.url).filter((path) => path?.includes('App-') === true)).toHaveLength(
          4,
        );
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
        expect(shown.at(-1)).toBe(1);
      });
    });
  });

  it.each<[string, string, (feed: string) => Promise<unknown>]>([
    ['a missing file', 'missing', (feed) => rm(join(feed, 'App-1.1.0-delta.nupkg'))],
    ['a file cut short', 'size-mismatch', (feed) => truncate(join(feed, 'App-1.1.0-delta.nupkg'), 100)],
    ['a file with a byte more', 'size-mismatch', (feed) => appendFile(join(feed, 'App-1.1.0-delta.nupkg'), 'x')],
    ['a much longer file', 'larger', (feed) => appendFile(join(feed, 'App-1.1.0-delta.nupkg'), 'x'.repeat(99))],
    ['a changed byte', 'sha1-mismatch', (feed) => flipByte(join(feed, 'App-1.1.0-delta.nupkg'))],
    [
      'a listed file that is no package',
      'unreadable',
      (feed) => replaceListed(feed, 'App-1.1.0-delta.nupkg', Buffer.from('no zip')),
    ],
  ])('finds %s', async (_what, kind, damage) => {
    await withServedFeed(async ({ url }, feed) => {
      await damage(feed);
      const report = await verifyFeed(url);
      expect(report.problems).toMatchObject([{ kind, path: 'App-1.1.0-delta.nupkg' }]);
    });
  });

  it('takes up a connection that is cut where it was cut', async () => {
    let cuts = 0;
    const cutOnce = (serve: RequestListener): RequestListener => {
      return (request, response) => {
        if (request.url?.includes('1.1.0-full') === true && cuts++ === 0) {
          response.writeHead(200, { 'content-length': '100000', etag: '"1"', 'accept-ranges': 'bytes' });
          response.write('PK', () => response.destroy());
        } else serve(request, response);
      };
    };
    await withServedFeed(async ({ url, requests }) => {
      expect(await verifyFeed(url)).toMatchObject({ ok: true, checked: 5 });
      const ranges = requests.map(({ headers }) => headers.range).filter((range) => range !== undefined);
      expect(ranges).toEqual(['bytes=2-']);
    }, cutOnce);
  });

  it('verifies one channel of several, there and in a folder', async () => {
    await withTemporaryFolder(async (feed) => {
      const formats = ['velopack'] as const;
      await addParts(feed, { version: '1.0.0', files: appFiles(0) }, { formats, channel: 'win' });
      await addParts(feed, { version: '1.1.0', files: appFiles(1) }, { formats, channel: 'beta' });
      await rm(join(feed, 'App-1.1.0-full.nupkg'));
      await withHttpServer(serveFolder(feed), async ({ url }) => {
        for (const [place, code] of [
          [feed, 'DELTA_CHANNEL_UNCLEAR'],
          [url, 'DELTA_NOT_AN_INDEX'],
        ] as const) {
          expect(await verifyFeed(place, { channel: 'win' })).toMatchObject({ ok: true });
          expect(await verifyFeed(place, { channel: 'beta' })).toMatchObject({ problems: [{ kind: 'missing' }] });
          await expect(verifyFeed(place, { channel: 'gone' })).rejects.toThrowCode(code);
        }
      });
    });
  });

  it('throws where it cannot tell: without a network, for a server that refuses, for an index that cannot be read', async () => {
    const refuse = (serve: RequestListener): RequestListener => {
      return (request, response) => {
        if (request.url?.includes('delta') === true) response.writeHead(403).end();
        else serve(request, response);
      };
    };
    await withServedFeed(async ({ url, requests }, feed) => {
      await expect(verifyFeed(url, { environment: { OFFLINE: '1' } })).rejects.toThrowCode('HTTP_OFFLINE');
      expect(requests).toEqual([]);
      await expect(verifyFeed(url)).rejects.toThrowCode('HTTP_STATUS');
      await writeFile(join(feed, 'RELEASES'), '<html>');
      await expect(verifyFeed(url)).rejects.toThrowCode('RELEASES_LINE_INVALID');
    }, refuse);
  });
});

async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200);
  await writeFile(path, bytes);
}
