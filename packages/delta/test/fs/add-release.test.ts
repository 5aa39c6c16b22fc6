import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { addRelease } from '../../src/fs/add-release.ts';
import { applyDeltaFiles } from '../../src/fs/apply-delta-files.ts';
import { createFeedDeltas } from '../../src/fs/create-feed-deltas.ts';
import { LOCK_FILE_NAME } from '../../src/fs/feed-lock.ts';
import { DELTA_FORMAT_NAMES } from '../../src/formats/format-name.ts';
import { updatePackage } from '../../src/fs/update-package.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { addBytes, addParts, appFiles, fillFeed, LONG, readIndex } from './feed-folder.ts';

/** Every file of a folder with its content. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']));
}

describe('addRelease', () => {
  it('makes the folder and lists the first release', async () => {
    await withTemporaryFolder(async (parent) => {
      const feed = join(parent, 'a', 'feed');
      const added = await addParts(feed, { files: appFiles(0) });
      expect(added).toMatchObject({
        changed: true,
        full: { name: 'App-1.0.0-full.nupkg' },
        deltas: [{ format: 'squirrel', index: 'RELEASES', noDelta: { reason: 'first-release' } }],
      });
      expect(await readdir(feed)).toEqual(['App-1.0.0-full.nupkg', 'RELEASES']);
      expect(await readIndex(feed)).toBe(`\ufeff${added.full.sha1} App-1.0.0-full.nupkg ${String(added.full.size)}`);
    });
  });

  it('adds the delta from the release before, which leads to the full package', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const added = await addParts(feed, { version: '1.1.0', files: appFiles(1) });
      expect(added).toMatchObject({ changed: true, deltas: [{ delta: { name: 'App-1.1.0-delta.nupkg' } }] });
      expect(added.deltas[0]?.deltaReport).toMatchObject({ exactness: 'bytes', base: { version: '1.0.0' } });
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 3, notes: [] });
      const deltas = [join(feed, 'App-1.1.0-delta.nupkg')];
      const out = join(feed, 'rebuilt.nupkg');
      await applyDeltaFiles({ base: join(feed, 'App-1.0.0-full.nupkg'), deltas, out });
      const released = await readFile(join(feed, 'App-1.1.0-full.nupkg'));
      expect(Buffer.compare(await readFile(out), released)).toBe(0);
    });
  });

  it('goes on with an id in other letters, for clients of every format', async () => {
    await withTemporaryFolder(async (feed) => {
      for (const [release, id] of ['App', 'app', 'APP'].entries()) {
        const parts = { id, version: `1.${String(release)}.0`, files: appFiles(release) };
        expect(await addParts(feed, parts, { formats: DELTA_FORMAT_NAMES })).toMatchObject({ changed: true });
      }
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, problems: [] });
      const [current, out] = [join(feed, 'App-1.0.0-full.nupkg'), join(feed, '..', `${basename(feed)}.nupkg`)];
      const { plan } = await updatePackage({ feed, current, out });
      expect(plan.steps.map(({ fileName }) => fileName)).toEqual([
        'app-1.1.0-delta.nuspine',
        'APP-1.2.0-delta.nuspine',
      ]);
      await rm(out);
    });
  });

  it('takes a delta that was made before', async () => {
    await withTemporaryFolder(async (parent) => {
      const [feed, full] = [join(parent, 'feed'), join(parent, 'full.nupkg')];
      await fillFeed(feed, 0);
      const bytes = await buildPackage({ version: '1.1.0', files: appFiles(1) });
      await writeFile(full, bytes);
      await createFeedDeltas({ feed, full, out: parent, engine: 'portable' });
      const delta = join(parent, 'App-1.1.0-delta.nupkg');
      const added = await addBytes(feed, bytes, { deltas: [delta] });
      expect(added).toMatchObject({ changed: true, deltas: [{ delta: { name: 'App-1.1.0-delta.nupkg' } }] });
      expect(added.deltas[0]?.deltaReport).toBeUndefined();
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 3, notes: [] });
      const next = await buildPackage({ version: '1.2.0', files: appFiles(2) });
      const before = await snapshot(feed);
      await expect(addBytes(feed, next, { deltas: [delta] })).rejects.toThrowCode('DELTA_BASE_MISMATCH');
      expect(await snapshot(feed)).toEqual(before);
    });
  });

  it('lists a delta of ours in an index of its own, which the other clients never read', async () => {
    await withTemporaryFolder(async (feed) => {
      const formats = ['squirrel', 'velopack', 'nuspine'] as const;
      await addParts(feed, { files: appFiles(0) }, { formats });
      const added = await addParts(feed, { version: '1.1.0', files: appFiles(1) }, { formats });
      expect(added.deltas.map(({ index, delta }) => [index, delta?.name])).toEqual([
        ['RELEASES', 'App-1.1.0-delta.nupkg'],
        ['releases.win.json', 'App-1.1.0-win-delta.nupkg'],
        ['releases.nuspine.json', 'App-1.1.0-delta.nuspine'],
      ]);
      for (const name of ['RELEASES', 'releases.win.json']) {
        expect(await readFile(join(feed, name), 'utf8')).not.toMatch(/nuspine/);
      }
      expect(await verifyFeed(feed)).toEqual({ ok: true, checked: 9, problems: [], notes: [] });
      const out = join(feed, 'rebuilt.nupkg');
      const deltas = [join(feed, 'App-1.1.0-delta.nuspine')];
      await applyDeltaFiles({ base: join(feed, 'App-1.0.0-full.nupkg'), deltas, out });
      expect((await readFile(out)).equals(await readFile(join(feed, 'App-1.1.0-full.nupkg')))).toBe(true);
    });
  });

  it('makes a delta of ours from the first day on a feed that was there, for a version that was released too', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const before = await snapshot(feed);
      const formats = ['squirrel', 'nuspine'] as const;
      const again = await addParts(feed, { version: '1.1.0', files: appFiles(1) }, { formats });
      expect(again.deltas).toMatchObject([
        { format: 'squirrel', changed: false },
        { format: 'nuspine', changed: true, delta: { name: 'App-1.1.0-delta.nuspine' } },
      ]);
      expect(await snapshot(feed)).toMatchObject(before);
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, notes: [] });
      const next = await addParts(feed, { version: '1.2.0', files: appFiles(2) }, { formats });
      expect(next.deltas[1]).toMatchObject({ delta: { name: 'App-1.2.0-delta.nuspine' } });
      const names = (await snapshot(feed))['releases.nuspine.json'] ?? '';
      expect(names.match(/App-[^"]*/g)).toEqual([
        'App-1.2.0-full.nupkg',
        'App-1.1.0-full.nupkg',
        'App-1.0.0-full.nupkg',
        'App-1.2.0-delta.nuspine',
        'App-1.1.0-delta.nuspine',
      ]);
    });
  });

  it('takes a delta of ours that was made before', async () => {
    await withTemporaryFolder(async (parent) => {
      const [feed, full] = [join(parent, 'feed'), join(parent, 'full.nupkg')];
      const formats = ['nuspine'] as const;
      await addParts(feed, { files: appFiles(0) }, { formats });
      const bytes = await buildPackage({ version: '1.1.0', files: appFiles(1) });
      await writeFile(full, bytes);
      await createFeedDeltas({ feed, full, out: parent, formats });
      const deltas = [join(parent, 'App-1.1.0-delta.nuspine')];
      const added = await addBytes(feed, bytes, { deltas, formats });
      expect(added.deltas).toMatchObject([
        { index: 'releases.nuspine.json', delta: { name: 'App-1.1.0-delta.nuspine' } },
      ]);
      expect(added.deltas[0]?.deltaReport).toBeUndefined();
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 3, notes: [] });
    });
  });

  it('changes nothing the second time', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const before = await snapshot(feed);
      const again = await addParts(feed, { version: '1.1.0', files: appFiles(1) });
      expect(again).toMatchObject({ changed: false, deltas: [{ delta: { name: 'App-1.1.0-delta.nupkg' } }] });
      expect(await snapshot(feed)).toEqual(before);
    });
  });

  it('keeps staging percentages and URLs of what is listed', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const staged = `${await readIndex(feed)} # 10%\r\n${'B'.repeat(40)} http://h/a/App-0.9.0-full.nupkg?sig=x 5`;
      await writeFile(join(feed, 'RELEASES'), staged);
      await addParts(feed, { version: '1.1.0', files: appFiles(1) });
      const lines = (await readIndex(feed)).split('\n');
      expect(lines[0]).toMatch(/ http:\/\/h\/a\/App-0\.9\.0-full\.nupkg\?sig=x 5$/);
      expect(lines[1]).toMatch(/ App-1\.0\.0-full\.nupkg \d+ # 10%$/);
    });
  });

  it('ships only the full package where Squirrel cannot say the change, and proves the next delta', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const files = { ...appFiles(1), 'lib/net8.0/__init__.py': '' };
      const refused = await addParts(feed, { version: '1.1.0', files });
      expect(refused).toMatchObject({
        changed: true,
        deltas: [{ noDelta: { reason: 'format-cannot-say', path: 'lib/net8.0/__init__.py' } }],
      });
      expect(refused.deltas[0]?.delta).toBeUndefined();
      const next = await addParts(feed, { version: '1.2.0', files: { ...files, 'lib/net8.0/notes.txt': '3' } });
      const unchanged = next.deltas[0]?.deltaReport?.files.filter(
        (file) => file.kind === 'unchanged' && /^lib/.test(file.path),
      );
      expect(unchanged?.map((file) => [file.path, file.engine])).toEqual([
        ['lib/net8.0/App.dll', 'portable'],
        ['lib/net8.0/Library.dll', 'portable'],
        ['lib/net8.0/__init__.py', 'portable'],
      ]);
      expect(await verifyFeed(feed)).toMatchObject({ ok: true });
    });
  });

  it('ships only the full package where the one before lies elsewhere', async () => {
    await withTemporaryFolder(async (feed) => {
      await writeFile(join(feed, 'RELEASES'), `${'B'.repeat(40)} http://h/a/App-0.9.0-full.nupkg 5`);
      const added = await addParts(feed, { files: appFiles(0) });
      expect(added).toMatchObject({ changed: true, deltas: [{ noDelta: { reason: 'base-elsewhere' } }] });
    });
  });

  it('clears away what a killed run left', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      await mkdir(join(feed, '.work.00.nuspine-tmp'));
      await writeFile(join(feed, '.RELEASES.00.nuspine-tmp'), '');
      await writeFile(join(feed, 'App-1.1.0-full.nupkg'), 'half');
      await addParts(feed, { version: '1.1.0', files: appFiles(1) });
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 3, notes: [] });
    });
  });

  it.each<[string, (feed: string) => Promise<unknown>]>([
    ['DELTA_RELEASE_CONFLICT', (feed) => addParts(feed, { version: '1.1.0', files: appFiles(2) })],
    ['DELTA_VERSION_ORDER', (feed) => addParts(feed, { version: '1.0.5', files: appFiles(2) })],
    ['DELTA_PACKAGE_MISMATCH', (feed) => addParts(feed, { id: 'Other', version: '1.2.0', files: appFiles(2) })],
    ['RELEASES_VERSION_INVALID', (feed) => addParts(feed, { version: '1.2.0-rc.1', files: appFiles(2) })],
    ['NUPKG_ARCHIVE_NOT_ZIP', (feed) => addBytes(feed, Buffer.from('no zip'))],
    ['NUPKG_ARCHIVE_NOT_ZIP', (feed) => addTruncated(feed)],
    ['SOURCE_READ_FAILED', (feed) => addRelease({ releases: feed }, () => readNothing(feed))],
  ])('leaves the feed as it was when it throws %s', async (code, add) => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const before = await snapshot(feed);
      await expect(add(feed)).rejects.toThrowCode(code);
      expect(await snapshot(feed)).toEqual(before);
    });
  });

  it.each<[string, (feed: string) => Promise<unknown>]>([
    ['DELTA_FEED_CORRUPT', (feed) => truncate(join(feed, 'App-1.1.0-full.nupkg'), 50)],
    ['DELTA_FEED_CORRUPT', (feed) => rm(join(feed, 'App-1.0.0-full.nupkg'))],
    ['RELEASES_LINE_INVALID', (feed) => writeFile(join(feed, 'RELEASES'), '<html>')],
    ['RELEASES_NOT_TEXT', (feed) => writeFile(join(feed, 'RELEASES'), Buffer.from([0xff, 0xfe, 0x41]))],
    [
      'DELTA_FEED_LOCKED',
      (feed) =>
        writeFile(join(feed, LOCK_FILE_NAME), JSON.stringify({ pid: 1, host: 'elsewhere.invalid', token: 'x' })),
    ],
  ])('throws %s for a feed that is not sound, and leaves it as it is', async (code, damage) => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      await damage(feed);
      const before = await snapshot(feed);
      await expect(addParts(feed, { version: '1.2.0', files: appFiles(2) })).rejects.toThrowCode(code);
      expect(await snapshot(feed)).toEqual(before);
    });
  });

  it('serves the clients of two formats from one full package', async () => {
    await withTemporaryFolder(async (feed) => {
      const formats = ['squirrel', 'velopack'] as const;
      await addParts(feed, { files: appFiles(0) }, { formats });
      const added = await addParts(feed, { version: '1.1.0', files: appFiles(1) }, { formats, channel: 'win' });
      expect(added.deltas.map(({ index, delta }) => `${index} ${delta?.name ?? ''}`)).toEqual([
        'RELEASES App-1.1.0-delta.nupkg',
        'releases.win.json App-1.1.0-win-delta.nupkg',
      ]);
      expect(await readIndex(feed)).not.toContain('win-delta');
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 6, problems: [], notes: [] });
      expect((await readdir(feed)).filter((name) => name.endsWith('-full.nupkg'))).toHaveLength(2);
      for (const name of ['App-1.1.0-delta.nupkg', 'App-1.1.0-win-delta.nupkg']) {
        const out = join(feed, '.rebuilt');
        await applyDeltaFiles({ base: join(feed, 'App-1.0.0-full.nupkg'), deltas: [join(feed, name)], out });
        expect(Buffer.compare(await readFile(out), await readFile(join(feed, 'App-1.1.0-full.nupkg')))).toBe(0);
      }
    });
  });

  it("gives Velopack's delta another name where Squirrel's of an earlier version has it", async () => {
    await withTemporaryFolder(async (feed) => {
      const options = { formats: ['squirrel', 'velopack'], channel: 'beta' } as const;
      await addParts(feed, { files: appFiles(0) }, options);
      await addParts(feed, { version: '1.1.0-beta', files: appFiles(1) }, options);
      const added = await addParts(feed, { version: '1.1.0', files: appFiles(2) }, options);
      expect(added.deltas.map(({ delta }) => delta?.name)).toEqual([
        'App-1.1.0-delta.nupkg',
        'App-1.1.0-beta-velopack-delta.nupkg',
      ]);
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 10, notes: [] });
    });
  });

  it("writes over no file that is listed: Squirrel's delta whose name is that of Velopack's of a later version", async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const velopack = { formats: ['velopack'], channel: 'beta' } as const;
      await addParts(feed, { files: appFiles(0) }, velopack);
      await addParts(feed, { version: '1.1.0', files: appFiles(1) }, velopack);
      const before = await snapshot(feed);
      const earlier = addParts(feed, { version: '1.1.0-beta', files: appFiles(2) });
      await expect(earlier).rejects.toThrowCode('DELTA_RELEASE_CONFLICT');
      expect(await snapshot(feed)).toEqual(before);
    });
  });

  it('adds what one index lacks, and leaves the other', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const before = await readIndex(feed);
      const parts = { version: '1.1.0', files: appFiles(1) };
      const added = await addParts(feed, parts, { formats: ['squirrel', 'velopack'] });
      expect(added).toMatchObject({ changed: true, deltas: [{ changed: false }, { changed: true }] });
      expect(await readIndex(feed)).toBe(before);
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 4, notes: [] });
      const again = await addParts(feed, parts, { formats: ['squirrel', 'velopack'] });
      expect(again.changed).toBe(false);
    });
  });

  it('gives a version other bytes in no index', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const parts = { files: appFiles(9) };
      await expect(addParts(feed, parts, { formats: ['velopack'] })).rejects.toThrowCode('DELTA_RELEASE_CONFLICT');
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 1, notes: [] });
    });
  });

  it('leaves no folder behind when the first release fails', async () => {
    await withTemporaryFolder(async (parent) => {
      await expect(addTruncated(join(parent, 'feed'))).rejects.toThrow();
      expect(await readdir(parent)).toEqual([]);
    });
  });

  it('lets one of two calls at once add, and the other say that it must wait', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const parts = { version: '1.1.0', files: { ...appFiles(1), 'lib/net8.0/big.dat': LONG.repeat(100) } };
      const results = await Promise.allSettled([addParts(feed, parts), addParts(feed, parts)]);
      expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const reasons = results.flatMap((result) =>
        result.status === 'rejected' ? [Promise.reject(result.reason)] : [],
      );
      for (const reason of reasons) await expect(reason).rejects.toThrowCode('DELTA_FEED_LOCKED');
      expect(await verifyFeed(feed)).toMatchObject({ ok: true, checked: 3, notes: [] });
    });
  });
});

async function addTruncated(feed: string): Promise<unknown> {
  const whole = await buildPackage({ version: '1.2.0', files: appFiles(2) });
  return addBytes(feed, whole.subarray(0, whole.length - 30));
}

async function readNothing(feed: string): Promise<never> {
  const { withFileSource } = await import('@nuspine/primitives/fs');
  return withFileSource(join(feed, 'nothing.nupkg'), () => Promise.reject(new Error('there is such a file')));
}
