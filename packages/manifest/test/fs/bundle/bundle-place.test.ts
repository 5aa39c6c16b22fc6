import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { formatOciIndex, MEDIA_TYPES } from '../../../src/bundle/oci-documents.ts';
import { isPlaceOfBundle } from '../../../src/fs/bundle/bundle-place.ts';

const ours = { mediaType: MEDIA_TYPES.imageManifest, artifactType: MEDIA_TYPES.artifact };
const index = Buffer.from(formatOciIndex(Buffer.from('{}'), 'v1')).toString('utf8');

function withOther(other: Readonly<Record<string, string>>): string {
  const descriptor = JSON.stringify({ ...other, digest: `sha256:${'0'.repeat(64)}`, size: 2 });
  return index.replace('"manifests":[', `"manifests":[${descriptor},`);
}

async function withLayout(text: string, use: (path: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'bundle');
    await mkdir(join(path, 'blobs'), { recursive: true });
    await writeFile(join(path, 'oci-layout'), '{}');
    await writeFile(join(path, 'index.json'), text);
    await use(path);
  });
}

describe('isPlaceOfBundle', () => {
  it('tells a bundle, also one that is half removed, from nothing', async () => {
    await withLayout(index, async (path) => {
      expect(await isPlaceOfBundle(path)).toBe(true);
      await rm(join(path, 'index.json'));
      expect(await isPlaceOfBundle(path)).toBe(true);
      await rm(path, { recursive: true });
      expect(await isPlaceOfBundle(path)).toBe(false);
    });
  });

  it.each([
    ['another bundle', withOther(ours)],
    ['an image of others', withOther({ mediaType: MEDIA_TYPES.imageManifest })],
    ['an index of others', withOther({ mediaType: MEDIA_TYPES.imageIndex })],
    ['only an image of others', index.replace(MEDIA_TYPES.artifact, 'application/x')],
    ['an index that nobody can read', '{'],
  ])('refuses a layout with %s', async (_, text) => {
    await withLayout(text, async (path) => {
      await expect(isPlaceOfBundle(path)).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
    });
  });

  it('refuses files of others, beside a bundle and instead of one', async () => {
    await withLayout(index, async (path) => {
      await writeFile(join(path, 'notes.md'), 'mine');
      await expect(isPlaceOfBundle(path)).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
      await expect(isPlaceOfBundle(join(path, 'notes.md'))).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
      await expect(isPlaceOfBundle(join(path, 'blobs'))).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
    });
  });
});
