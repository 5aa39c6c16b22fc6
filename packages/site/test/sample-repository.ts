import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folderStore, publishBuild } from '@nuspine/channels/fs';
import { addRelease } from '@nuspine/delta/fs';
import { initLayout } from '@nuspine/manifest/fs';
import { buildPackage } from '@nuspine/testkit/packages';
import { RULES } from './sample-content.ts';

/** A repository with one of everything: a feed, a channel, a matrix and an offline layout. Equal in every folder. */
export async function writeSampleRepository(root: string): Promise<void> {
  await write(root, 'versions.toml', RULES);
  await write(
    root,
    'local-nugets/Leaf.1.0.0.nupkg',
    await buildPackage({ id: 'Leaf', files: { 'lib/net8.0/_._': '' } }),
  );
  await initLayout(root);
  for (const version of ['1.0.0', '1.1.0']) {
    const files = { 'lib/net8.0/App.dll': `${'the same '.repeat(500)}${version}` };
    const bytes = await buildPackage({ version, files });
    await addRelease({ releases: join(root, 'Releases') }, (out) => writeFile(out, bytes));
  }
  await publishSampleBuild(root);
}

async function publishSampleBuild(root: string): Promise<void> {
  const context = {
    store: folderStore(root),
    channel: { owner: 'contoso', repo: 'app', channel: 'main' },
    by: 'Ada',
    now: new Date('2026-01-02T10:00:00Z'),
  };
  const build = {
    id: '1.1.0',
    version: '1.1.0',
    order: [1, 1, 0],
    commit: '4f2a91c',
    branch: 'main',
    date: '2026-01-02T09:00:00Z',
    packages: [{ id: 'App', version: '1.1.0' }],
    artifacts: [],
  };
  await publishBuild(context, { build });
}

/** Writes a file and the folders above it. */
export async function write(root: string, path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}
