import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, formatNupkgMetadata, packageSha512, readEntry, readPackage } from '@nuspine/nupkg-core';
import { bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { checkCache } from '../../src/fs/check-cache.ts';
import { initLayout } from '../../src/fs/init-layout.ts';
import { readManifests } from '../../src/fs/layout-files.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { type Files, withLayout, writeFiles } from '../layout-folder.ts';

const FOLDER = 'local-nugets/packages/app/1.0.0';

/** What NuGet leaves behind when it unpacks `App.1.0.0.nupkg`. */
async function unpacked(root: string): Promise<Files> {
  const bytes = await readFile(join(root, 'local-nugets/App.1.0.0.nupkg'));
  const pkg = await readPackage(bytesSource(bytes));
  const files: Record<string, string | Uint8Array> = {
    [`${FOLDER}/app.1.0.0.nupkg`]: bytes,
    [`${FOLDER}/app.1.0.0.nupkg.sha512`]: await packageSha512(bytesSource(bytes)),
    [`${FOLDER}/.nupkg.metadata`]: formatNupkgMetadata({ contentHash: await contentHash(bytesSource(bytes)) }),
    [`${FOLDER}/app.nuspec`]: pkg.nuspecBytes,
  };
  for (const entry of pkg.files) files[`${FOLDER}/${entry.path}`] = await readEntry(pkg.archive, entry);
  return files;
}

async function found(change: (files: Files) => Files): Promise<readonly string[]> {
  const codes: string[] = [];
  await withLayout(async (root) => {
    await initLayout(root);
    await writeFiles(root, change(await unpacked(root)));
    const { manifests } = await readManifests(root, DEFAULT_OFFLINE_CONFIG);
    const { findings } = await checkCache(root, DEFAULT_OFFLINE_CONFIG, manifests.packages);
    codes.push(...findings.map(({ code, path }) => `${code} ${path.replace(`${FOLDER}/`, '')}`));
  });
  return codes;
}

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path !== `${FOLDER}/${name}`));

describe('checkCache', () => {
  it('finds nothing in what NuGet unpacked, and nothing without a cache', async () => {
    expect(await found((files) => files)).toEqual([]);
    expect(await found(() => ({}))).toEqual([]);
  });

  it.each([
    ['lib/net8.0/App.dll', 'cache-file-missing lib/net8.0/App.dll'],
    ['app.nuspec', 'cache-file-missing app.nuspec'],
    ['.nupkg.metadata', 'cache-marker-missing .nupkg.metadata'],
    ['app.1.0.0.nupkg.sha512', 'cache-marker-missing app.1.0.0.nupkg.sha512'],
    ['app.1.0.0.nupkg', 'cache-package-missing app.1.0.0.nupkg'],
  ])('misses %s', async (name, expected) => {
    expect(await found((files) => without(files, name))).toEqual([expected]);
  });

  it.each([
    ['lib/net8.0/App.dll', 'ppa', 'cache-file-changed lib/net8.0/App.dll'],
    ['lib/net8.0/Evil.dll', 'x', 'cache-file-added lib/net8.0/Evil.dll'],
    ['.nupkg.metadata', '{}', 'cache-marker-changed .nupkg.metadata'],
  ])('sees that %s is %j', async (name, content, expected) => {
    expect(await found((files) => ({ ...files, [`${FOLDER}/${name}`]: content }))).toEqual([expected]);
  });

  it('sees that a package is none', async () => {
    expect(await found((files) => ({ ...files, [`${FOLDER}/app.1.0.0.nupkg`]: 'x' }))).toEqual([
      'cache-package-changed app.1.0.0.nupkg',
      'package-unreadable app.1.0.0.nupkg',
    ]);
  });

  it('sees that a package lies under another version', async () => {
    const moved = await found((files) =>
      Object.fromEntries(Object.entries(files).map(([path, content]) => [path.replaceAll('1.0.0', '2.0.0'), content])),
    );
    expect(moved).toEqual([
      'cache-package-unlisted local-nugets/packages/app/2.0.0',
      'cache-package-misplaced local-nugets/packages/app/2.0.0/app.2.0.0.nupkg',
    ]);
  });
});
