import { statSync } from 'node:fs';
import { PrimitivesError } from '@nuspine/primitives';
import type { BundleDocument } from '../../bundle/bundle-document.ts';
import { ManifestError } from '../../errors.ts';
import type { BundleVisitor } from './bundle-form.ts';
import { readOciBundle } from './oci-bundle.ts';
import { readTarBundle } from './tar-bundle.ts';

/**
 * Reads a bundle of either form: a folder is an image layout. Throws `SOURCE_READ_FAILED` where nothing is, and what
 * `readTarBundle` and `readOciBundle` throw.
 */
export async function visitBundle(path: string, visitor: BundleVisitor, tag?: string): Promise<void> {
  if (isFolder(path)) await readOciBundle(path, visitor, tag);
  else await readTarBundle(path, visitor);
}

/** Thrown to end a visit, and caught here. */
class Enough extends Error {}

/** The document of a bundle, without reading the rest. */
export async function readBundleDocument(path: string, tag?: string): Promise<BundleDocument> {
  let found: BundleDocument | undefined;
  const visitor: BundleVisitor = {
    document: async (document) => {
      found = document;
      throw new Enough();
    },
    blob: async () => undefined,
  };
  try {
    await visitBundle(path, visitor, tag);
  } catch (error) {
    if (found === undefined) throw error;
  }
  if (found !== undefined) return found;
  throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle has no document', { path });
}

/** Whether a bundle is an image layout. Throws `SOURCE_READ_FAILED` where nothing is. */
export function isFolder(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new PrimitivesError('SOURCE_READ_FAILED', 'bundle is not there', { path });
  return stat.isDirectory();
}
