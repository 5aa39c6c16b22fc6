import { DeltaError } from '../errors.ts';
import type { FeedIndex } from '../feed-index.ts';
import type { PlacedFile } from './commit-release.ts';

/**
 * Of files that are to join a feed, those that it does not have yet: what an index lists is there, is not moved again, and is
 * not removed if the release fails. Throws `DELTA_RELEASE_CONFLICT` for a name that is listed with other bytes, which
 * would be lost.
 */
export function unlistedFiles(indexes: readonly FeedIndex[], files: readonly PlacedFile[]): readonly PlacedFile[] {
  const local = indexes.flatMap(({ entries }) => entries).filter(({ baseUrl }) => baseUrl === undefined);
  // Some file systems do not tell names apart that differ by case.
  const listed = new Map(local.map((entry) => [entry.fileName.toLowerCase(), entry]));
  return files.filter(({ file: { name, sha1 } }) => {
    const same = listed.get(name.toLowerCase());
    if (same === undefined) return true;
    if (same.sha1 === sha1) return false;
    throw new DeltaError('DELTA_RELEASE_CONFLICT', 'feed lists another file under this name', {
      path: same.fileName,
      wanted: same.sha1,
      found: sha1,
    });
  });
}
