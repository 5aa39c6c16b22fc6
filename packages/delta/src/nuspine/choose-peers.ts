import type { DigestedFile } from './package-files.ts';

/** What a file of the target came from. */
export interface Peer {
  /** Number of the file of the base. */
  readonly index: number;
  /** Whether it is the very same bytes. */
  readonly isSame: boolean;
}

/**
 * For each file of the target the file of the base that it most likely came from: one with the same bytes, wherever it
 * was; else the one with its path; else one with its name in another folder.
 */
export function choosePeers(base: readonly DigestedFile[], target: readonly DigestedFile[]): (Peer | undefined)[] {
  const byPath = indexBy(base, ({ path }) => path);
  const byDigest = indexBy(base, ({ digest }) => digest);
  const byName = indexBy(base, ({ path }) => nameOf(path));
  return target.map(({ path, digest }) => {
    const atPath = byPath.get(path);
    if (atPath !== undefined && digest !== undefined && base[atPath]?.digest === digest)
      return { index: atPath, isSame: true };
    const same = digest === undefined ? undefined : byDigest.get(digest);
    if (same !== undefined) return { index: same, isSame: true };
    const index = atPath ?? byName.get(nameOf(path));
    return index === undefined ? undefined : { index, isSame: false };
  });
}

/** The first file of each key; files without one are left out. */
function indexBy(
  files: readonly DigestedFile[],
  keyOf: (file: DigestedFile) => string | undefined,
): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  files.forEach((file, number) => {
    const key = keyOf(file);
    if (key !== undefined && !index.has(key)) index.set(key, number);
  });
  return index;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
