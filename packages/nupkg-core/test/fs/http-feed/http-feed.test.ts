import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { createHttpClient } from '@nuspine/primitives/fs';
import {
  type Fault,
  registrationFeed,
  type ServedPackage,
  type TestServer,
  v3Feed,
  withFaults,
  withHttpServer,
  withTemporaryFolder,
} from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openHttpFeed } from '../../../src/fs/index.ts';
import type { Feed, SourceCredentials } from '../../../src/index.ts';
import { buildPackageBytes, type PackageRecipe } from '../../builders/package.ts';

const A1 = { id: 'A', version: parseNuGetVersion('1.0') };
const A1_PATH = '/a.1.0.0.nupkg';

async function served(recipe: PackageRecipe, more: Partial<ServedPackage> = {}): Promise<ServedPackage> {
  const { id, version = '1.0.0' } = recipe;
  return { id: id.toLowerCase(), version, nupkg: await buildPackageBytes(recipe), ...more };
}

interface Place {
  readonly server: TestServer;
  /** Opens the feed, in a new process as it were. */
  readonly open: (credentials?: SourceCredentials) => Promise<Feed>;
  readonly cache: string;
}

async function withServer<T>(answer: RequestListener, use: (place: Place) => Promise<T>): Promise<T> {
  return withTemporaryFolder((cache) =>
    withHttpServer(answer, (server) => {
      const source = { name: 'test', location: `${server.url}/v3/index.json` };
      const http = (): ReturnType<typeof createHttpClient> =>
        createHttpClient({ environment: {}, retry: { firstDelay: 1 } });
      const open: Place['open'] = (credentials) => openHttpFeed({ ...source, credentials }, { http: http(), cache });
      return use({ server, open, cache });
    }),
  );
}

function paths({ requests }: TestServer): readonly string[] {
  return requests.map(({ url = '' }) => url);
}

const filesOf = (feed: Feed): Promise<readonly string[]> =>
  feed.open(A1, async ({ files }) => files.map(({ path }) => path));

describe('openHttpFeed', () => {
  it('lists versions, reads nuspecs and opens packages, each asked for once', async () => {
    const packages = [
      await served({ id: 'A', version: '2.0.0' }),
      await served({ id: 'A', files: ['lib/net8.0/A.dll'], dependencies: { any: ['B 1.0'] } }),
    ];
    await withServer(v3Feed(packages), async ({ open, server }) => {
      const feed = await open();
      expect((await feed.versions('a')).map(formatNuGetVersion)).toEqual(['1.0.0', '2.0.0']);
      expect(await feed.versions('None')).toEqual([]);
      expect((await feed.nuspec(A1)).dependencyGroups).toHaveLength(1);
      expect(await filesOf(feed)).toEqual(['lib/net8.0/A.dll']);
      expect(feed.name).toBe('test');
      expect(paths(server).filter((path) => path.endsWith('.nupkg'))).toHaveLength(1);
      expect(new Set(paths(server)).size).toBe(paths(server).length);
    });
  });

  it.each([[[]], [['a']]])(
    'takes packages from where registrations say they are, with pages of %j apart',
    async (paged) => {
      const packages = [
        await served({ id: 'A', version: '2.0.0' }),
        await served({ id: 'A', files: ['lib/net8.0/A.dll'], dependencies: { any: ['B 1.0'] } }),
      ];
      await withServer(registrationFeed(packages, paged), async ({ open, server }) => {
        const feed = await open();
        expect((await feed.versions('A')).map(formatNuGetVersion)).toEqual(['1.0.0', '2.0.0']);
        expect(await feed.versions('None')).toEqual([]);
        expect((await feed.nuspec(A1)).dependencyGroups).toHaveLength(1);
        expect(await filesOf(feed)).toEqual(['lib/net8.0/A.dll']);
        expect(new Set(paths(server)).size).toBe(paths(server).length);
        expect(paths(server)).toContain('/download/1.0.0/of/a');
      });
    },
  );

  it('reads a nuspec without its package where the server has it', async () => {
    const nuspec = Buffer.from('<package><metadata><id>A</id><version>1.0.0</version></metadata></package>');
    await withServer(v3Feed([await served({ id: 'A' }, { nuspec })]), async ({ open, server }) => {
      expect((await (await open()).nuspec(A1)).id).toBe('A');
      expect(paths(server).some((path) => path.endsWith('.nupkg'))).toBe(false);
    });
  });

  it('takes a package from the cache, as long as it is the one that was fetched', async () => {
    await withServer(v3Feed([await served({ id: 'A', files: ['lib/a.txt'] })]), async ({ open, server, cache }) => {
      const fetched = (): number => paths(server).filter((path) => path.endsWith('.nupkg')).length;
      await filesOf(await open());
      await filesOf(await open());
      expect(fetched()).toBe(1);
      const [feed = ''] = await readdir(cache);
      const kept = join(cache, feed, 'a', '1.0.0', 'a.1.0.0.nupkg');
      const bytes = await readFile(kept);
      await writeFile(kept, bytes.fill(0, 40, 60));
      expect(await filesOf(await open())).toEqual(['lib/a.txt']);
      expect(fetched()).toBe(2);
    });
  });

  it.each<[Fault]>([['cut'], ['503'], ['wrong-length']])('gets over an answer with the fault "%s"', async (fault) => {
    const feed = v3Feed([await served({ id: 'A', files: ['lib/a.txt'] })]);
    await withServer(withFaults(feed, { [A1_PATH]: [fault] }), async ({ open, server }) => {
      expect(await filesOf(await open())).toEqual(['lib/a.txt']);
      expect(paths(server).filter((path) => path.endsWith(A1_PATH))).toHaveLength(2);
    });
  });

  it('leaves nothing in the cache of a package that is always damaged', async () => {
    const feed = v3Feed([{ id: 'a', version: '1.0.0', nupkg: Buffer.from('no package at all') }]);
    await withServer(feed, async ({ open, server, cache }) => {
      await expect(filesOf(await open())).rejects.toThrowCode('NUPKG_ARCHIVE_NOT_ZIP');
      expect(paths(server).filter((path) => path.endsWith(A1_PATH))).toHaveLength(3);
      const [folder = ''] = await readdir(cache);
      expect(await readdir(join(cache, folder, 'a', '1.0.0'))).toEqual([]);
    });
  });

  it.each(['package', 'nuspec'])('refuses another %s than it asked for', async (kind) => {
    const nuspec = Buffer.from('<package><metadata><id>Evil</id><version>1.0.0</version></metadata></package>');
    const nupkg = await buildPackageBytes({ id: 'Evil' });
    const swapped = await served({ id: 'A' }, kind === 'nuspec' ? { nuspec } : { nupkg });
    await withServer(v3Feed([swapped]), async ({ open }) => {
      const feed = await open();
      const answer = kind === 'nuspec' ? feed.nuspec(A1) : filesOf(feed);
      await expect(answer).rejects.toThrowCode('FEED_IDENTITY_MISMATCH');
    });
  });

  it('does not have what it does not list', async () => {
    await withServer(v3Feed([await served({ id: 'A', version: '2.0.0' })]), async ({ open }) => {
      const feed = await open();
      await expect(feed.nuspec(A1)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
      await expect(filesOf(feed)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
    });
  });

  it('shows who it is', async () => {
    const feed = v3Feed([await served({ id: 'A' })]);
    const guarded: RequestListener = (request, response) => {
      if (request.headers.authorization === `Basic ${Buffer.from('ada:secret').toString('base64')}`)
        feed(request, response);
      else response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    };
    await withServer(guarded, async ({ open }) => {
      await expect(open()).rejects.toThrowCode('FEED_ACCESS_DENIED');
      const mine = await open({ kind: 'plain', username: 'ada', password: 'secret' });
      expect((await mine.nuspec(A1)).id).toBe('A');
    });
  });

  it.each([
    [404, '', 'FEED_UNREADABLE'],
    [403, '', 'FEED_ACCESS_DENIED'],
    [400, '', 'HTTP_STATUS'],
    [200, '<html>Sign in</html>', 'FEED_RESPONSE_INVALID'],
  ])('says what is wrong with a server that answers %s "%s"', async (status, body, code) => {
    await withServer(
      (_, response) => response.writeHead(status).end(body),
      async ({ open }) => {
        await expect(open()).rejects.toThrowCode(code);
      },
    );
  });
});
