import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHttpClient } from '@nuspine/primitives/fs';
import { type TestServer, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { httpAccess } from '../../src/fs/http-access.ts';
import { readIndexes } from '../../src/fs/read-indexes.ts';
import { updatePackage } from '../../src/fs/update-package.ts';
import { serveFolder } from './feed-server.ts';
import { fillLargeFeed } from './update-feed-folder.ts';
import { noPause } from './fake-access.ts';

async function withServedFeed(use: (server: TestServer, feed: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (feed) => {
    await fillLargeFeed(feed, 1);
    await withHttpServer(serveFolder(feed), (server) => use(server, feed));
  });
}

const client = createHttpClient({ environment: {}, retry: { maxAttempts: 1 } });

describe('httpAccess', () => {
  it('reads the indexes that are there', async () => {
    await withServedFeed(async ({ url, requests }) => {
      const { indexes } = await readIndexes(httpAccess(`${url}/?sig=a`, client, 'beta'));
      expect(indexes.map(({ fileName }) => fileName)).toEqual(['RELEASES']);
      expect(requests.map((request) => request.url)).toEqual([
        '/RELEASES?sig=a',
        '/releases.beta.json?sig=a',
        '/releases.nuspine.json?sig=a',
      ]);
    });
  });

  it('throws what the server says, but for a file that is not there', async () => {
    await withHttpServer(
      (_, response) => response.writeHead(403).end(),
      async ({ url }) => {
        await expect(httpAccess(url, client).readIndex('RELEASES')).rejects.toThrowCode('HTTP_STATUS');
      },
    );
  });

  it('updates a package from a server, byte for byte', async () => {
    await withServedFeed(async ({ url }, feed) => {
      await withTemporaryFolder(async (folder) => {
        const out = join(folder, 'new.nupkg');
        const current = join(feed, 'App-1.0.0-full.nupkg');
        const report = await updatePackage({ feed: url, current, out });
        expect(report.plan.steps).toMatchObject([{ kind: 'delta', isBaseAssumed: true }]);
        expect((await readFile(out)).equals(await readFile(join(feed, 'App-1.1.0-full.nupkg')))).toBe(true);
      });
    });
  });

  it('asks a server only for the rest of what an earlier run received', async () => {
    await withServedFeed(async ({ url, requests }, feed) => {
      await withTemporaryFolder(async (folder) => {
        const out = join(folder, 'new.nupkg');
        const current = join(feed, 'App-1.0.0-full.nupkg');
        const options = { feed: url, current, out, formats: [], pause: noPause };
        const sound = httpAccess(url, client);
        const broken = { ...sound, fetch: () => Promise.reject(new Error('cut')) };
        await expect(updatePackage({ ...options, access: broken })).rejects.toThrowCode('DELTA_NO_ROUTE');
        const whole = await readFile(join(feed, 'App-1.1.0-full.nupkg'));
        const partial = join(folder, '.new.nupkg.update', 'App-1.1.0-full.nupkg.partial');
        await writeFile(partial, whole.subarray(0, 1000));
        expect(await updatePackage(options)).toMatchObject({ resumed: 1000, received: whole.length - 1000 });
        expect(requests.at(-1)?.headers.range).toBe('bytes=1000-');
        expect((await readFile(out)).equals(whole)).toBe(true);
      });
    });
  });

  it('takes another route when the server cuts every connection to a delta', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 1);
      const sound = serveFolder(feed);
      const cutting: typeof sound = (request, response) => {
        if (request.url?.includes('-delta') === true) response.destroy();
        else sound(request, response);
      };
      await withHttpServer(cutting, async ({ url }) => {
        const out = join(feed, 'new.nupkg');
        const current = join(feed, 'App-1.0.0-full.nupkg');
        const report = await updatePackage({
          feed: url,
          current,
          out,
          access: httpAccess(url, client),
          pause: noPause,
        });
        expect(report.failures).toHaveLength(2);
        expect((await readFile(out)).equals(await readFile(join(feed, 'App-1.1.0-full.nupkg')))).toBe(true);
      });
    });
  });
});
