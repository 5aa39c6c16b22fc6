import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isHttpUrl } from '@nuspine/primitives';

/** What is installed, and from where. */
export interface InstallWish {
  readonly requests: readonly string[];
  readonly from?: string;
  readonly matrix?: string;
}

/**
 * Hands `use` a wish whose place is no air-gap bundle: one is unpacked for as long as that takes, every byte verified. Then
 * a request that names an archive or a package means the one in the bundle, and without rules those of the bundle count.
 * Throws what `importBundle` throws.
 */
export async function withUnpackedSource<T>(wish: InstallWish, use: (wish: InstallWish) => Promise<T>): Promise<T> {
  const { from } = wish;
  if (from === undefined || !(await isAirGapBundle(from))) return use(wish);
  const { importBundle } = await import('@nuspine/manifest/fs');
  const { withTemporaryFolder } = await import('@nuspine/primitives/fs');
  return withTemporaryFolder(async (folder) => {
    await importBundle(folder, from);
    const files = (await readdir(folder, { recursive: true })).toSorted().map((name) => join(folder, name));
    const named = (name: string): string | undefined => files.find((path) => basename(path) === name);
    const matrix = wish.matrix ?? named('versions.toml');
    const requests = wish.requests.map((request) => named(request) ?? request);
    // An archive brings rules of its own; packages that lie in a folder have none.
    if (matrix === undefined && requests.every((path) => files.includes(path))) return use({ requests });
    return use({ requests, from: folder, ...(matrix === undefined ? {} : { matrix }) });
  });
}

/** A tarball or an image layout that `offline export` wrote (docs/formats/offline-bundle.md §4, §5). */
async function isAirGapBundle(place: string): Promise<boolean> {
  if (isHttpUrl(place)) return false;
  if (place.endsWith('.tar.zst')) return true;
  return stat(join(place, 'oci-layout')).then(
    (found) => found.isFile(),
    () => false,
  );
}
