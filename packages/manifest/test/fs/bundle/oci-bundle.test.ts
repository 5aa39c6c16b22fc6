import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { layoutSteps, makeLayout } from '../../bundle-layouts.ts';
import { hexOf } from '../../hostile-bundles.ts';

let folder = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeLayout(join(folder, 'source'), (await layoutSteps()).slice(0, 1));
  await exportBundle(join(folder, 'source'), join(folder, 'sound'), { form: 'oci', tag: 'v1' });
  await mkdir(join(folder, 'site'));
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

type Damage = (layout: string) => Promise<unknown>;

async function jsonOf(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

async function manifestName(layout: string): Promise<string> {
  const [, hex = ''] = /"digest":"sha256:([0-9a-f]{64})"/.exec(await jsonOf(join(layout, 'index.json'))) ?? [];
  return hex;
}

/** Rewrites the manifest, and the index so that it leads to it. */
function restate(change: (text: string) => string): Damage {
  return async (layout) => {
    const old = await manifestName(layout);
    const bytes = Buffer.from(change(await jsonOf(join(layout, 'blobs/sha256', old))));
    await writeFile(join(layout, 'blobs/sha256', hexOf(bytes)), bytes);
    const index = (await jsonOf(join(layout, 'index.json')))
      .replace(old, hexOf(bytes))
      .replace(/"size":\d+/, `"size":${String(bytes.length)}`);
    await writeFile(join(layout, 'index.json'), index);
  };
}

async function blobOf(layout: string, title: string): Promise<string> {
  const text = await jsonOf(join(layout, 'blobs/sha256', await manifestName(layout)));
  const [, hex = ''] =
    new RegExp(`"digest":"sha256:([0-9a-f]{64})","size":\\d+,"annotations":\\{[^}]*${title}`).exec(text) ?? [];
  return join(layout, 'blobs/sha256', hex);
}

const onBlob =
  (title: string, damage: (path: string) => Promise<unknown>): Damage =>
  async (layout) =>
    damage(await blobOf(layout, title));

const HOSTILE: readonly (readonly [what: string, code: string, damage: Damage])[] = [
  ['a missing mark', 'BUNDLE_INCOMPLETE', (layout) => rm(join(layout, 'oci-layout'))],
  [
    'another version',
    'BUNDLE_INVALID',
    (layout) => writeFile(join(layout, 'oci-layout'), '{"imageLayoutVersion":"9"}'),
  ],
  ['a missing index', 'BUNDLE_INCOMPLETE', (layout) => rm(join(layout, 'index.json'))],
  ['an index that is none', 'BUNDLE_INVALID', (layout) => writeFile(join(layout, 'index.json'), '[]')],
  [
    'an index of nothing',
    'BUNDLE_INVALID',
    (layout) => writeFile(join(layout, 'index.json'), '{"schemaVersion":2,"manifests":[]}'),
  ],
  [
    'an index of 5 MiB',
    'MANIFEST_LIMIT_EXCEEDED',
    (layout) => writeFile(join(layout, 'index.json'), ' '.repeat(5 << 20)),
  ],
  [
    'a missing manifest',
    'BUNDLE_INCOMPLETE',
    async (layout) => rm(join(layout, 'blobs/sha256', await manifestName(layout))),
  ],
  ['a missing blob', 'BUNDLE_INCOMPLETE', onBlob('native.node', (path) => rm(path))],
  ['a byte more', 'BUNDLE_DIGEST_MISMATCH', onBlob('native.node', (path) => writeFile(path, 'x', { flag: 'a' }))],
  ['a byte that is another', 'BUNDLE_DIGEST_MISMATCH', onBlob('native.node', (path) => flip(path))],
  ['a link as blob', 'BUNDLE_INVALID', onBlob('native.node', (path) => linkAway(path))],
  ['a link as folder', 'BUNDLE_INVALID', (layout) => linkAway(join(layout, 'blobs/sha256'))],
  ['a folder as blob', 'BUNDLE_INVALID', onBlob('native.node', async (path) => rm(path).then(() => mkdir(path)))],
  ['a swapped media type', 'BUNDLE_INVALID', restate((text) => text.replace('package.v1+zip', 'vendor.v1'))],
  [
    'a layer of another kind',
    'BUNDLE_INVALID',
    restate((text) => text.replace('application/vnd.cyclonedx+json', 'application/vnd.oci.image.layer.v1.tar')),
  ],
  [
    'a config of an image',
    'BUNDLE_INVALID',
    restate((text) => text.replace('vnd.nuspine.offline.bundle.v1+json', 'vnd.oci.image.config.v1+json')),
  ],
  [
    'another artifact',
    'BUNDLE_INVALID',
    restate((text) => text.replace('vnd.nuspine.offline.bundle.v1"', 'vnd.acme.v1"')),
  ],
  [
    'a size that lies',
    'BUNDLE_INVALID',
    restate((text) => text.replace(/"size":(\d+),"annotations"/, '"size":9,"annotations"')),
  ],
  ['a layer less', 'BUNDLE_INCOMPLETE', restate((text) => text.replace(/,\{[^{]*\{[^}]*layout.cdx.json"\}\}/, ''))],
  ['a layer twice', 'BUNDLE_INVALID', restate((text) => text.replace(/(,\{[^{]*\{[^}]*layout.cdx.json"\}\})/, '$1$1'))],
  [
    'a digest that is a path',
    'BUNDLE_INVALID',
    restate((text) =>
      text.replace(
        /"digest":"sha256:[0-9a-f]{64}","size":\d+,"annotations"/,
        '"digest":"sha256:../../../etc/passwd","size":1,"annotations"',
      ),
    ),
  ],
];

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
  await writeFile(path, bytes);
}

async function linkAway(path: string): Promise<void> {
  await rename(path, `${path}-away`);
  await symlink(`${path}-away`, path);
}

describe('readOciBundle', () => {
  it.each(HOSTILE)('refuses %s with %s', async (_what, code, damage) => {
    const layout = join(folder, 'hostile');
    await cp(join(folder, 'sound'), layout, { recursive: true });
    await damage(layout);
    await expect(importBundle(join(folder, 'site'), layout)).rejects.toThrowCode(code);
    expect(await readdir(join(folder, 'site'))).toEqual([]);
    await rm(layout, { recursive: true });
  });

  it('takes the bundle with a tag, and none that is not there', async () => {
    const site = await temporaryFolder();
    await expect(importBundle(site, join(folder, 'sound'), { tag: 'v2' })).rejects.toThrowCode('BUNDLE_INVALID');
    expect(await importBundle(site, join(folder, 'sound'), { tag: 'v1' })).toMatchObject({ state: 'applied' });
    await rm(site, { recursive: true });
  });
});

describe('writeOciBundle', () => {
  it('writes blobs that are named by their digest', async () => {
    const blobs = await readdir(join(folder, 'sound/blobs/sha256'));
    for (const hex of blobs)
      expect(digestBytes(await readFile(join(folder, 'sound/blobs/sha256', hex)))).toBe(`sha256:${hex}`);
    expect(blobs).toHaveLength(10);
  });

  it('takes the place of an image layout and of nothing else', async () => {
    const out = join(folder, 'again');
    await exportBundle(join(folder, 'source'), out, { form: 'oci' });
    await exportBundle(join(folder, 'source'), out, { form: 'oci', tag: 'v2' });
    expect(await jsonOf(join(out, 'index.json'))).toContain('"v2"');
    await rm(join(out, 'oci-layout'));
    await expect(exportBundle(join(folder, 'source'), out, { form: 'oci' })).rejects.toThrowCode(
      'BUNDLE_TARGET_OCCUPIED',
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
