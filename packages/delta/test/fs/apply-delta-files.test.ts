import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { applyDeltaFiles } from '../../src/fs/apply-delta-files.ts';
import { fillFeed } from './feed-folder.ts';

const full = (release: number): string => `App-1.${String(release)}.0-full.nupkg`;
const delta = (release: number): string => `App-1.${String(release)}.0-delta.nupkg`;

async function withFeed(use: (feed: string, folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const feed = join(folder, 'feed');
    await fillFeed(feed, 3);
    await use(feed, folder);
  });
}

describe('applyDeltaFiles', () => {
  it.each([[[1]], [[1, 2]], [[1, 2, 3]]])('rebuilds the released package with the deltas %j', async (releases) => {
    await withFeed(async (feed, folder) => {
      const out = join(folder, 'rebuilt.nupkg');
      const deltas = releases.map((release) => join(feed, delta(release)));
      const report = await applyDeltaFiles({ base: join(feed, full(0)), deltas, out });
      const released = await readFile(join(feed, full(releases.length)));
      expect(Buffer.compare(await readFile(out), released)).toBe(0);
      expect(report).toMatchObject({
        exactness: 'bytes',
        base: { version: '1.0.0' },
        target: { version: `1.${String(releases.length)}.0` },
        output: { name: 'rebuilt.nupkg', digest: digestBytes(released) },
      });
      expect((await readdir(folder)).toSorted()).toEqual(['feed', 'rebuilt.nupkg']);
    });
  });

  it.each([
    ['DELTA_BASE_MISMATCH', [2]],
    ['DELTA_BASE_MISMATCH', [1, 3]],
    ['DELTA_CHAIN_EMPTY', []],
  ])('throws %s for the deltas %j, and writes nothing', async (code, releases) => {
    await withFeed(async (feed, folder) => {
      const deltas = releases.map((release) => join(feed, delta(release)));
      const applied = applyDeltaFiles({ base: join(feed, full(0)), deltas, out: join(folder, 'rebuilt.nupkg') });
      await expect(applied).rejects.toThrowCode(code);
      expect(await readdir(folder)).toEqual(['feed']);
    });
  });

  it('replaces the base if it is told to, and never a delta', async () => {
    await withFeed(async (feed) => {
      const [base, deltas] = [join(feed, full(0)), [join(feed, delta(1))]];
      await expect(applyDeltaFiles({ base, deltas, out: join(feed, delta(1)) })).rejects.toThrowCode(
        'FILE_NOT_REPLACEABLE',
      );
      await applyDeltaFiles({ base, deltas, out: base });
      expect(Buffer.compare(await readFile(base), await readFile(join(feed, full(1))))).toBe(0);
    });
  });
});
