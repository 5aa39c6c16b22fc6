import { parseNuGetVersion } from '@nuspine/primitives';
import type { FeedIndex } from '../src/feed-index.ts';
import type { ReleaseEntry } from '../src/releases-index.ts';

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

export const velopackIndex = (...lines: readonly string[]): FeedIndex => ({
  fileName: 'releases.win.json',
  format: 'velopack',
  entries: lines.map((line) => entryOf(line, '-win')),
});
