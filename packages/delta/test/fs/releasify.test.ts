import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type NewEntry, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { applyDeltaFiles } from '../../src/fs/apply-delta-files.ts';
import { releasify, type ReleasifyReport } from '../../src/fs/releasify.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { LONG } from './feed-folder.ts';

const DEPENDENCY =
  '<dependencies><group targetFramework="net8.0"><dependency id="Library" version="1.0.0" /></group></dependencies>';

interface Workspace {
  readonly folder: string;
  /** Packages, for flattening. */
  readonly source: string;
  readonly releases: string;
}

async function withWorkspace(use: (workspace: Workspace) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const source = join(folder, 'source');
    await mkdir(source);
    const library = { id: 'Library', version: '1.0.0', files: { 'lib/net8.0/Library.dll': LONG } };
    await writeFile(join(source, 'Library.1.0.0.nupkg'), await buildPackage(library));
    for (const version of ['1.0.0', '1.1.0']) {
      const files = { 'lib/net8.0/App.dll': `${LONG}${version}` };
      const app = await buildPackage({ version, files, metadata: DEPENDENCY });
      await writeFile(join(source, `App.${version}.nupkg`), app);
    }
    await use({ folder, source, releases: join(folder, 'releases') });
  });
}

function release({ source, releases }: Workspace, version: string): Promise<ReleasifyReport> {
  return releasify({ app: join(source, `App.${version}.nupkg`), sources: [source], releases, engine: 'portable' });
}

async function snapshot(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']));
}

async function archive(...entries: readonly NewEntry[]): Promise<Uint8Array> {
  const sink = bytesSink();
  await writeArchive(entries, sink);
  return sink.bytes();
}

const nuspec = (name: string): NewEntry => ({
  path: name,
  content: Buffer.from(
    '<package><metadata><id>App</id><version>1.2.0</version><authors>a</authors><description>d</description></metadata></package>',
  ),
});

/** A package with an entry that would leave its folder. No writer of ours makes one, so a harmless name is replaced. */
async function traversal(): Promise<Uint8Array> {
  const bytes = await archive(nuspec('App.nuspec'), { path: 'aa/evil.dll', content: Buffer.from('evil') });
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('aa/evil.dll', '../evil.dll'), 'latin1');
}

describe('releasify', () => {
  it('goes from two app packages to a feed whose delta leads from the one to the other', async () => {
    await withWorkspace(async (workspace) => {
      const { releases, folder } = workspace;
      const first = await release(workspace, '1.0.0');
      const second = await release(workspace, '1.1.0');
      expect(first).toMatchObject({ changed: true, full: { name: 'App-1.0.0-full.nupkg' } });
      expect(second).toMatchObject({ changed: true, deltas: [{ delta: { name: 'App-1.1.0-delta.nupkg' } }] });
      expect(second.flatten.packages.map((pkg) => pkg.id)).toEqual(['App', 'Library']);
      expect(second.flatten.output).toEqual(second.full);
      expect(await verifyFeed(releases)).toMatchObject({ ok: true, checked: 3, notes: [] });
      const report = await applyDeltaFiles({
        base: join(releases, 'App-1.0.0-full.nupkg'),
        deltas: [join(releases, 'App-1.1.0-delta.nupkg')],
        out: join(folder, 'rebuilt.nupkg'),
      });
      expect(report).toMatchObject({ exactness: 'bytes', output: { digest: second.full.digest } });
    });
  });

  it('gives the same feed in another folder', async () => {
    await withWorkspace(async (workspace) => {
      const other = { ...workspace, releases: join(workspace.folder, 'other') };
      for (const version of ['1.0.0', '1.1.0']) {
        await release(workspace, version);
        await release(other, version);
      }
      expect(await snapshot(other.releases)).toEqual(await snapshot(workspace.releases));
    });
  });

  it('changes nothing the second time', async () => {
    await withWorkspace(async (workspace) => {
      await release(workspace, '1.0.0');
      const before = await snapshot(workspace.releases);
      expect(await release(workspace, '1.0.0')).toMatchObject({ changed: false });
      expect(await snapshot(workspace.releases)).toEqual(before);
    });
  });

  it.each<[string, string, () => Promise<Uint8Array | undefined>]>([
    ['a missing file', 'SOURCE_READ_FAILED', async () => undefined],
    ['a file that is no zip', 'NUPKG_ARCHIVE_NOT_ZIP', async () => Buffer.from(LONG)],
    ['a zip cut short', 'NUPKG_ARCHIVE_NOT_ZIP', async () => (await archive(nuspec('App.nuspec'))).subarray(0, -30)],
    ['a package without a nuspec', 'NUPKG_NUSPEC_MISSING', () => archive({ path: 'a.txt', content: new Uint8Array() })],
    ['a package with two', 'NUPKG_NUSPEC_DUPLICATE', () => archive(nuspec('App.nuspec'), nuspec('B.nuspec'))],
    ['a package that leaves its folder', 'NUPKG_ENTRY_NAME_UNSAFE', traversal],
  ])('leaves the feed as it was for %s', async (_what, code, make) => {
    await withWorkspace(async (workspace) => {
      await release(workspace, '1.0.0');
      const before = await snapshot(workspace.releases);
      const bytes = await make();
      if (bytes !== undefined) await writeFile(join(workspace.source, 'App.1.2.0.nupkg'), bytes);
      await expect(release(workspace, '1.2.0')).rejects.toThrowCode(code);
      expect(await snapshot(workspace.releases)).toEqual(before);
    });
  });
});
