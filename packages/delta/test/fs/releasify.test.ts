import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage, type PackageParts } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { applyDeltaFiles } from '../../src/fs/apply-delta-files.ts';
import { releasify, type ReleasifyReport } from '../../src/fs/releasify.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { appFiles, fillFeed } from './feed-folder.ts';

async function write(folder: string, name: string, parts: PackageParts): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await buildPackage(parts));
  return path;
}

/** Releases an app of one file whose dependency is in the folder feed beside it. */
async function releaseApp(folder: string, release: number): Promise<ReleasifyReport> {
  const version = `1.${String(release)}.0`;
  const metadata = `<dependencies><dependency id="Library" version="${version}" /></dependencies>`;
  const app = await write(folder, `App.${version}.nupkg`, { version, metadata, files: appFiles(release) });
  await mkdir(join(folder, 'source'), { recursive: true });
  const files = { 'lib/net8.0/Deep.dll': `library ${version} `.repeat(200) };
  await write(join(folder, 'source'), `Library.${version}.nupkg`, { id: 'Library', version, files });
  const sources = [join(folder, 'source')];
  return releasify({ app, sources, releases: join(folder, 'feed'), framework: 'net8.0', engine: 'portable' });
}

describe('releasify', () => {
  it('flattens, makes the delta and lists both; the delta leads to the released bytes', async () => {
    await withTemporaryFolder(async (folder) => {
      await releaseApp(folder, 0);
      const report = await releaseApp(folder, 1);
      expect(report.flatten.files.map(({ path }) => path)).toContain('lib/net8.0/Deep.dll');
      expect(await verifyFeed(join(folder, 'feed'))).toMatchObject({ ok: true, checked: 3 });
      const feed = (name: string): string => join(folder, 'feed', name);
      const out = join(folder, 'rebuilt.nupkg');
      await applyDeltaFiles({ base: feed('App-1.0.0-full.nupkg'), deltas: [feed('App-1.1.0-delta.nupkg')], out });
      expect(Buffer.compare(await readFile(out), await readFile(feed('App-1.1.0-full.nupkg')))).toBe(0);
    });
  });

  it('changes nothing the second time', async () => {
    await withTemporaryFolder(async (folder) => {
      await releaseApp(folder, 0);
      expect(await releaseApp(folder, 0)).toMatchObject({ changed: false });
    });
  });

  it.each([
    ['a missing file', undefined, 'SOURCE_READ_FAILED'],
    ['a file that is no zip', 'no package', 'NUPKG_ARCHIVE_NOT_ZIP'],
  ])('leaves the feed as it was for %s', async (_, content, code) => {
    await withTemporaryFolder(async (folder) => {
      const releases = join(folder, 'feed');
      await fillFeed(releases, 1);
      const before = (await readdir(releases)).toSorted();
      const app = join(folder, 'bad.nupkg');
      if (content !== undefined) await writeFile(app, content);
      await expect(releasify({ app, sources: [folder], releases, framework: 'net8.0' })).rejects.toThrowCode(code);
      expect((await readdir(releases)).toSorted()).toEqual(before);
    });
  });
});
