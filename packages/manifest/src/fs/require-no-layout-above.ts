import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ManifestError } from '../errors.ts';
import { manifestPaths } from '../manifests.ts';
import { CONFIG_PATH, DEFAULT_OFFLINE_CONFIG } from '../offline-config.ts';

const MARKS = [CONFIG_PATH, ...Object.values(manifestPaths(DEFAULT_OFFLINE_CONFIG))];

/**
 * Throws `MANIFEST_ROOT_MISSING` for a folder without a layout in a repository that has one above it: who stands in a folder of a
 * project means that one, and a second layout would list nothing.
 */
export function requireNoLayoutAbove(root: string): void {
  if (hasLayout(root)) return;
  const found = layoutAbove(resolve(root));
  if (found === undefined) return;
  throw new ManifestError('MANIFEST_ROOT_MISSING', 'folder has no layout, and one above it has', { path: root, found });
}

/** Looked for up to the top of the repository, and not beyond. */
function layoutAbove(folder: string): string | undefined {
  const above = dirname(folder);
  if (above === folder || existsSync(join(folder, '.git'))) return undefined;
  return hasLayout(above) ? above : layoutAbove(above);
}

function hasLayout(folder: string): boolean {
  return MARKS.some((mark) => existsSync(join(folder, mark)));
}
