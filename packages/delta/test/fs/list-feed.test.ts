import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { listFeed } from '../../src/fs/list-feed.ts';
import { serveFolder } from './feed-server.ts';

const SHA = 'A'.repeat(40);

describe('listFeed', () => {
  it('lists releases oldest first, the delta before the full package', async () => {
    await withTemporaryFolder(async (folder) => {
      const names = ['App-1.1-full.nupkg', 'http://h/a/App-1.0-full.nupkg', 'App-1.1-delta.nupkg'];
      await writeFile(join(folder, 'RELEASES'), names.map((name) => `${SHA} ${name} 7 # 10%`).join('\n'));
      const { releases } = await listFeed(folder);
      expect(releases).toEqual([
        { ...common('App-1.0-full.nupkg', '1.0.0', 'full'), baseUrl: 'http://h/a/' },
        common('App-1.1-delta.nupkg', '1.1.0', 'delta'),
        common('App-1.1-full.nupkg', '1.1.0', 'full'),
      ]);
    });
  });

  it('lists what is at an address', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), `${SHA} App-1.1-full.nupkg 7 # 10%`);
      await withHttpServer(serveFolder(folder), async ({ url }) => {
        const { releases } = await listFeed(url);
        expect(releases).toEqual([common('App-1.1-full.nupkg', '1.1.0', 'full')]);
      });
    });
  });

  it('lists nothing of an address where one index cannot be read', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), `${SHA} App-1.1-full.nupkg 7`);
      await writeFile(join(folder, 'releases.win.json'), '<html>');
      await withHttpServer(serveFolder(folder), async ({ url }) => {
        await expect(listFeed(url)).rejects.toThrowCode('RELEASES_JSON_INVALID');
      });
    });
  });

  it('throws DELTA_NOT_AN_INDEX for an address without an index, and HTTP_OFFLINE where none may be asked', async () => {
    await withTemporaryFolder(async (folder) => {
      await withHttpServer(serveFolder(folder), async ({ url }) => {
        await expect(listFeed(url)).rejects.toThrowCode('DELTA_NOT_AN_INDEX');
        await expect(listFeed(url, { environment: { OFFLINE: '1' } })).rejects.toThrowCode('HTTP_OFFLINE');
      });
    });
  });

  it('lists one channel of several', async () => {
    await withTemporaryFolder(async (folder) => {
      for (const channel of ['win', 'beta']) {
        await writeFile(join(folder, `releases.${channel}.json`), velopackIndexOf(`App-1.0.0-${channel}-full.nupkg`));
      }
      const names = async (channel?: string): Promise<readonly string[]> => {
        const { releases } = await listFeed(folder, channel === undefined ? {} : { channel });
        return releases.map(({ fileName }) => fileName).toSorted();
      };
      expect(await names()).toEqual(['App-1.0.0-beta-full.nupkg', 'App-1.0.0-win-full.nupkg']);
      expect(await names('beta')).toEqual(['App-1.0.0-beta-full.nupkg']);
      await expect(names('gone')).rejects.toThrowCode('DELTA_CHANNEL_UNCLEAR');
    });
  });
});

function common(fileName: string, version: string, kind: string): object {
  return {
    packageId: 'App',
    version,
    kind,
    indexes: ['RELEASES'],
    fileName,
    size: 7,
    sha1: SHA,
    stagingPercentage: 10,
  };
}

function velopackIndexOf(fileName: string): string {
  const asset = { PackageId: 'App', Version: '1.0.0', Type: 'Full', FileName: fileName, SHA1: SHA, Size: 7 };
  return JSON.stringify({ Assets: [asset] });
}
