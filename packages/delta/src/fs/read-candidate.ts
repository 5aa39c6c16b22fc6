import { type FileStamp, stampSource } from '@nuspine/primitives';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import type { ReleaseCandidate } from '../plan-release.ts';

/** Reads a full package as any package is read: what calls itself something else, or is damaged, is not released. */
export async function readCandidate(path: string): Promise<ReleaseCandidate & FileStamp> {
  return withPackageFile(path, async ({ identity, archive }) => ({
    id: identity.id,
    version: identity.version,
    ...(await stampSource(archive.source)),
  }));
}
