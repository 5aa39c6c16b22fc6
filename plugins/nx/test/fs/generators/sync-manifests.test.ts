import { describe, expect, it } from 'vitest';
import { initLayout } from '@nuspine/manifest/fs';
import { syncManifests } from '../../../src/fs/generators/sync-manifests.ts';
import { withTree } from './tree-on-disk.ts';

describe('syncManifests', () => {
  it('writes the manifests that are not current, and says which', async () => {
    await withTree({ 'nuspine.offline.json': '{ "formatVersion": 1 }\n' }, async (tree) => {
      const { outOfSyncDetails = [] } = await syncManifests(tree);
      expect(outOfSyncDetails).toContain('local-nugets/manifest.json');
      expect(
        tree
          .listChanges()
          .map(({ path }) => path)
          .toSorted(),
      ).toEqual(outOfSyncDetails.toSorted());
    });
  });

  it('changes nothing in a layout that is current', async () => {
    await withTree({ 'nuspine.offline.json': '{ "formatVersion": 1 }\n' }, async (tree) => {
      await initLayout(tree.root);
      expect([await syncManifests(tree), tree.listChanges()]).toEqual([{}, []]);
    });
  });
});
