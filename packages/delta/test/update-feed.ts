import { type Digest, formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import type { FeedIndex } from '../src/feed-index.ts';
import type { ListedPackage, ReleaseEntry } from '../src/releases-index.ts';

/** `1.1 full 100` or `1.1 delta 10`: one line of an index. */
export function entryOf(text: string, suffix = ''): ReleaseEntry {
  const [version = '', kind = '', size = '0', id = 'App'] = text.split(' ');
  const isDelta = kind === 'delta';
  return {
    packageId: id,
    version: parseNuGetVersion(version),
    isDelta,
    fileName: `${id}-${version}${isDelta ? suffix : ''}-${kind}.nupkg`,
    size: Number(size),
    sha1: Buffer.from(version).toString('hex').padStart(40, '0').toUpperCase(),
  };
}

export const squirrelIndex = (...lines: readonly string[]): FeedIndex => ({
  fileName: 'RELEASES',
  format: 'squirrel',
  entries: lines.map((line) => entryOf(line)),
});

/** `1.1 full 100`, or `1.1 delta 10` from the version before it in the list. */
export const nuspineIndex = (...lines: readonly string[]): FeedIndex => {
  let base: ReleaseEntry | undefined;
  const entries = lines.map((line): ReleaseEntry => {
    const entry = { ...entryOf(line), digest: digestOf(line.split(' ')[0] ?? '') };
    if (!entry.isDelta) {
      base = entry;
      return entry;
    }
    const ends = { base: endOf(base ?? entry), target: endOf(entry) };
    return { ...entry, fileName: entry.fileName.replace('.nupkg', '.nuspine'), ends };
  });
  return { fileName: 'releases.nuspine.json', format: 'nuspine', entries };
};

function endOf({ version, size }: ReleaseEntry): ListedPackage {
  return { version, size, digest: digestOf(formatNuGetVersion(version)) };
}

/** What the full package of a version has for a digest. */
export function digestOf(version: string): Digest {
  return `sha256:${Buffer.from(version).toString('hex').padStart(64, '0')}`;
}

export const velopackIndex = (...lines: readonly string[]): FeedIndex => ({
  fileName: 'releases.win.json',
  format: 'velopack',
  entries: lines.map((line) => entryOf(line, '-win')),
});
