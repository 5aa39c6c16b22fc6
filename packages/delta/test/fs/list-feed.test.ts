import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { listFeed } from '../../src/fs/list-feed.ts';

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
