import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BundleRegistry,
  EMPTY_REGISTRY,
  parseBundleRegistry,
  REGISTRY_FILE,
} from '../../bundle/bundle-registry.ts';

/** What a folder offers; nothing when it is not there yet. Throws `MATRIX_BUNDLE_INVALID`. */
export async function readRegistry(folder: string): Promise<BundleRegistry> {
  const path = join(folder, REGISTRY_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? EMPTY_REGISTRY : parseBundleRegistry(text, path);
}
