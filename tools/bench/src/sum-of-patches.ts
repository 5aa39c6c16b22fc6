import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';

/** What the patches in a Squirrel delta take before they are packed, in bytes: what the patch programs write. */
export async function sumOfPatches(delta: string): Promise<number> {
  return withPackageFile(delta, async ({ archive }) =>
    archive.entries.filter(({ path }) => path.endsWith('.bsdiff')).reduce((sum, { size }) => sum + size, 0),
  );
}

/** Throws unless two files have the same bytes: a figure about a wrong result would mean nothing. */
export async function requireEqualFiles(found: string, wanted: string): Promise<void> {
  const [a, b] = await Promise.all([found, wanted].map((path) => withFileSource(path, digestSource)));
  if (a !== b) throw new Error(`${found} is not ${wanted}`);
}
