import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readOciLayout } from '../../src/fs/index.ts';
import { writeImage, writeSample } from '../sample-spine.ts';

describe('readOciLayout', () => {
  it('finds the image of a version under a tag or a whole name', async () => {
    await withTemporaryFolder(async (folder) => {
      const digest = await writeImage(folder, '2.0.0', '1.0.0');
      expect(await readOciLayout(folder, '2.0.0')).toEqual({
        references: ['2.0.0'],
        digest,
        label: '1.0.0',
        labels: { 'org.opencontainers.image.version': '1.0.0' },
        entrypoint: [],
      });
      await writeImage(folder, 'registry.test/acme/app:2.0.0');
      expect(await readOciLayout(folder, '2.0.0')).toMatchObject({ references: ['registry.test/acme/app:2.0.0'] });
      expect(await readOciLayout(folder, '0.0')).toEqual({ references: ['registry.test/acme/app:2.0.0'] });
    });
  });

  it.each([
    ['an index that is no JSON', 'index.json', '{'],
    ['an index without manifests', 'index.json', '{}'],
    [
      'a digest that is a path',
      'index.json',
      '{"manifests":[{"digest":"sha256:../../a","annotations":{"org.opencontainers.image.ref.name":"2.0.0"}}]}',
    ],
  ])('refuses %s', async (_, path, content) => {
    await withTemporaryFolder(async (folder) => {
      await writeImage(folder, '2.0.0');
      await writeSample(folder, path, content);
      await expect(readOciLayout(folder, '2.0.0')).rejects.toThrowCode('SPINE_ARTIFACT_INVALID');
    });
  });

  it('refuses a blob that has another digest than its name', async () => {
    await withTemporaryFolder(async (folder) => {
      const digest = await writeImage(folder, '2.0.0');
      await writeSample(folder, join('blobs', ...digest.split(':')), '{}');
      await expect(readOciLayout(folder, '2.0.0')).rejects.toThrowCode('SPINE_ARTIFACT_INVALID');
    });
  });
});
