import { describe, expect, it } from 'vitest';
import { readManifests, readOfflineConfig } from '../../src/fs/layout-files.ts';
import { EMPTY_MANIFESTS } from '../../src/manifests.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { withLayout } from '../layout-folder.ts';

describe('readOfflineConfig', () => {
  it('is the defaults without a file', async () => {
    await withLayout(async (root) => {
      expect(await readOfflineConfig(root)).toEqual(DEFAULT_OFFLINE_CONFIG);
    });
  });

  it('refuses a file that says something else', async () => {
    await withLayout(
      async (root) => {
        await expect(readOfflineConfig(root)).rejects.toThrowCode('MANIFEST_CONFIG_INVALID');
      },
      { 'nuspine.offline.json': '{}' },
    );
  });
});

describe('readManifests', () => {
  it('takes a manifest that is not there for an empty one, and says so', async () => {
    await withLayout(async (root) => {
      const { manifests, missing } = await readManifests(root, DEFAULT_OFFLINE_CONFIG);
      expect(manifests).toEqual(EMPTY_MANIFESTS);
      expect(missing).toHaveLength(3);
    });
  });
});
