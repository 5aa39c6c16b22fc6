import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDeltaFiles, patchFile } from '@nuspine/delta/fs';
import type { BundleDelta, BundleDocument, BundleFile } from '../../bundle/bundle-document.ts';
import { ManifestError } from '../../errors.ts';
import { checkedChunks } from './bundle-form.ts';
import { isStored, storeBlob, storedBlob } from './import-store.ts';

/**
 * Makes the files that a bundle carries as deltas, out of those of the tree, and keeps them under their digests. Throws
 * `BUNDLE_INCOMPLETE` for a base that is not there, `BUNDLE_DIGEST_MISMATCH` for a delta that makes another file, and what
 * applying deltas throws.
 */
export async function applyDeltas(
  root: string,
  { deltas, files }: BundleDocument,
  tree: readonly BundleFile[],
): Promise<void> {
  for (const delta of deltas) {
    const target = files.find(({ digest }) => digest === delta.target);
    if (target === undefined || (await isStored(root, target))) continue;
    const base = tree.find(({ digest }) => digest === delta.base);
    if (base === undefined)
      throw new ManifestError('BUNDLE_INCOMPLETE', 'the base of a delta is not in the tree', {
        path: target.path,
        wanted: delta.base,
      });
    const made = `${storedBlob(root, delta.target)}.made`;
    try {
      await applyDelta(join(root, base.path), storedBlob(root, delta.patch), made, { delta, size: target.size });
      await storeBlob(root, delta.target, checkedChunks(createReadStream(made), target, target.path));
    } finally {
      await rm(made, { force: true });
    }
  }
}

async function applyDelta(
  base: string,
  patch: string,
  out: string,
  { delta, size }: { readonly delta: BundleDelta; readonly size: number },
): Promise<void> {
  if (delta.form === 'nuspine') await applyDeltaFiles({ base, deltas: [patch], out });
  else await patchFile({ base, patch, out, limits: { maxTargetSize: size } });
}
