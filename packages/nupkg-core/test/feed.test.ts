import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { joinFeeds, openPackages } from '../src/index.ts';
import { memoryFeed } from './builders/memory-feed.ts';

const A1 = { id: 'A', version: parseNuGetVersion('1.0.0') };
const A2 = { id: 'A', version: parseNuGetVersion('2.0.0') };

async function twoFeeds() {
  const first = await memoryFeed([{ id: 'A', version: '2.0.0', files: { 'lib/x.txt': 'first' } }], 'first');
  const second = await memoryFeed(
    [
      { id: 'A', version: '2.0.0' },
      { id: 'a', version: '1.0.0' },
    ],
    'second',
  );
  return joinFeeds([first, second]);
}

describe('joinFeeds', () => {
  it('has the versions of all feeds, each once, lowest first', async () => {
    const versions = await (await twoFeeds()).versions('a');
    expect(versions.map(formatNuGetVersion)).toEqual(['1.0.0', '2.0.0']);
  });

  it('opens a version that several feeds have from the first', async () => {
    const feed = await twoFeeds();
    expect(await feed.open(A2, async (pkg) => pkg.files.map(({ path }) => path))).toEqual(['lib/x.txt']);
    expect((await feed.nuspec(A1)).id).toBe('a');
  });

  it('refuses a version that no feed has', async () => {
    const feed = await twoFeeds();
    const wanted = { id: 'A', version: parseNuGetVersion('3.0.0') };
    await expect(feed.nuspec(wanted)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
    await expect(feed.open(wanted, async () => undefined)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
  });
});

describe('openPackages', () => {
  it('hands over all packages in the given order', async () => {
    const names = await openPackages(await twoFeeds(), [A2, A1], async (packages) =>
      packages.map(({ identity }) => formatNuGetVersion(identity.version)),
    );
    expect(names).toEqual(['2.0.0', '1.0.0']);
  });

  it('hands over nothing for nothing', async () => {
    expect(await openPackages(await twoFeeds(), [], async (packages) => packages)).toEqual([]);
  });
});
