import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isIndexOfOneBundle } from '../../bundle/oci-documents.ts';
import { ManifestError } from '../../errors.ts';
import { readIfThere } from '../layout-files.ts';

/** What an image layout of one bundle consists of. */
const PARTS: ReadonlySet<string> = new Set(['oci-layout', 'index.json', 'blobs']);

/**
 * Whether a bundle lies where an image layout is to be: true for one, which makes room, and false where nothing is. Throws
 * `BUNDLE_TARGET_OCCUPIED` for anything else, also for a layout with the images of others or with more than one bundle, for they
 * would be lost.
 */
export async function isPlaceOfBundle(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return false;
  const names = found.isDirectory() ? await readdir(path) : [];
  if (!names.includes('oci-layout')) throw occupied(path, 'something else lies where the image layout is to be');
  const strange = names.find((name) => !PARTS.has(name));
  if (strange !== undefined)
    throw occupied(path, 'image layout that is in the way holds what no bundle put there', strange);
  const index = await readIfThere(join(path, 'index.json'));
  // Without one, a removal was cut off: nobody reads the layout any more.
  if (index === undefined || isIndexOfOneBundle(index)) return true;
  throw occupied(path, 'image layout that is in the way has other images, or more than one bundle', 'index.json');
}

function occupied(path: string, message: string, found?: string): ManifestError {
  return new ManifestError('BUNDLE_TARGET_OCCUPIED', message, { path, found });
}
