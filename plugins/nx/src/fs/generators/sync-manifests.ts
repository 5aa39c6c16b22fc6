import type { Tree } from '@nx/devkit';
import { plannedManifests } from '@nuspine/manifest/fs';
import { join, posix } from 'node:path';
import { markersInTree } from '../markers-in-tree.ts';
import { onMarked } from '../outcome.ts';
import type { SyncResult } from './sync-version.ts';

/** Writes the manifests of every offline layout as its files say them: `nx sync:check` fails while they differ. */
export async function syncManifests(tree: Tree): Promise<SyncResult> {
  const details: string[] = [];
  for (const marker of markersInTree(tree, 'nuspine.offline.json')) {
    const root = posix.dirname(marker);
    for (const { path, bytes } of await onMarked(marker, () => plannedManifests(join(tree.root, root)))) {
      const file = posix.join(root, path);
      tree.write(file, Buffer.from(bytes));
      details.push(file);
    }
  }
  return details.length === 0
    ? {}
    : { outOfSyncMessage: 'Manifests of an offline layout are not current.', outOfSyncDetails: details };
}
