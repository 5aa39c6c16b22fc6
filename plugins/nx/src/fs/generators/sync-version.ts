import type { Tree } from '@nx/devkit';
import { planSpine } from '@nuspine/spine/fs';
import { join, posix } from 'node:path';
import { markersInTree } from '../markers-in-tree.ts';
import { onMarked } from '../outcome.ts';

/** What a sync generator tells Nx. */
export interface SyncResult {
  readonly outOfSyncMessage?: string;
  readonly outOfSyncDetails?: string[];
}

/** Writes the version of every `spine.toml` into the artifacts that lag: `nx sync:check` fails while there are any. */
export async function syncVersion(tree: Tree): Promise<SyncResult> {
  const details: string[] = [];
  for (const marker of markersInTree(tree, 'spine.toml')) {
    for (const { path, text } of await onMarked(marker, () => planSpine(join(tree.root, marker)))) {
      const file = posix.join(posix.dirname(marker), path);
      tree.write(file, text);
      details.push(file);
    }
  }
  return details.length === 0
    ? {}
    : { outOfSyncMessage: 'Artifacts have another version than the one they share.', outOfSyncDetails: details };
}
