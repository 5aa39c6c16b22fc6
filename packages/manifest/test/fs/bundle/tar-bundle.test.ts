import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '@nuspine/primitives';
import { temporaryFolder, withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleDocument } from '../../../src/bundle/bundle-document.ts';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { readTarBundle } from '../../../src/fs/bundle/tar-bundle.ts';
import { layoutSteps, makeLayout, treeOf } from '../../bundle-layouts.ts';
import { writeFiles } from '../../layout-folder.ts';
import { hostileTars, type SoundBundle } from '../../hostile-bundles.ts';

let folder = '';
let sound: SoundBundle;

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeLayout(join(folder, 'source'), (await layoutSteps()).slice(0, 1));
  await exportBundle(join(folder, 'source'), join(folder, 'sound.tar.zst'));
  sound = await readSound(join(folder, 'sound.tar.zst'));
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

async function readSound(path: string): Promise<SoundBundle> {
  let document: BundleDocument | undefined;
  const blobs = new Map<Digest, Uint8Array>();
  await readTarBundle(path, {
    document: async (found) => {
      document = found;
    },
    blob: async ({ digest }, chunks) => {
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(chunk);
      blobs.set(digest, Buffer.concat(all));
    },
  });
  if (document === undefined) throw new Error('a bundle has a document');
  return { document, blobs };
}

describe('readTarBundle', () => {
  it('gives what was written', async () => {
    expect([...sound.blobs.keys()]).toEqual(sound.document.blobs.map(({ digest }) => digest));
    expect(sound.document.blobs.map(({ size }) => size)).toEqual([...sound.blobs.values()].map(({ length }) => length));
  });

  it('refuses every hostile bundle before the tree is touched, into an empty folder and over a layout', async () => {
    const outcomes: string[] = [];
    const wanted: string[] = [];
    await withTemporaryFolder(async (sites) => {
      await writeFiles(sites, { 'empty/notes.txt': 'mine', 'layout/vendor/mine.txt': 'mine' });
      await makeLayout(join(sites, 'layout'), []);
      const bundle = join(folder, 'hostile.tar.zst');
      for (const { what, code, bytes } of hostileTars(sound)) {
        await writeFile(bundle, bytes);
        for (const site of ['empty', 'layout']) {
          outcomes.push(`${what}: ${await tryImport(join(sites, site), bundle)}`);
          wanted.push(`${what}: ${code} untouched clean`);
        }
      }
    });
    expect(outcomes).toEqual(wanted);
    expect(outcomes.length).toBeGreaterThan(2 * 60);
  });
});

/** The code of the error, and whether anything is left of the attempt. */
async function tryImport(site: string, bundle: string): Promise<string> {
  const before = JSON.stringify(await treeOf(site));
  const found = await importBundle(site, bundle).then(
    ({ state }) => state,
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
  const after = JSON.stringify(await treeOf(site)) === before ? 'untouched' : 'CHANGED';
  return `${found} ${after} ${(await readdir(site)).includes('.nuspine') ? 'LEFT' : 'clean'}`;
}
