import type { ChannelState } from '@nuspine/channels';
import { formatOfIndex } from '@nuspine/delta';
import type { FeedListing, ListedRelease } from '@nuspine/delta/fs';
import { formatNuGetVersion, packageIdKey, tryParseNuGetVersion } from '@nuspine/primitives';

/** A delta, and the formats whose clients are told of it. */
export interface DeltaRow {
  readonly file: ListedRelease;
  readonly formats: readonly string[];
}

/** What was released of one version of one package. */
export interface ReleaseRow {
  readonly packageId: string;
  readonly version: string;
  /** When it was built, if a channel has it. */
  readonly date?: string;
  readonly full?: ListedRelease;
  readonly deltas: readonly DeltaRow[];
}

/** When packages were built, by id and version. */
export type BuildDates = ReadonlyMap<string, string>;

/** The versions of a feed, newest first. A line that is repeated counts once. */
export function releaseRows({ releases }: FeedListing, dates: BuildDates): readonly ReleaseRow[] {
  const byRelease = Map.groupBy(releases, ({ packageId, version }) => keyOf(packageId, version));
  return [...byRelease].toReversed().flatMap(([key, files]) => {
    const [first] = files;
    if (first === undefined) return [];
    const { packageId, version } = first;
    const date = dates.get(key);
    const full = files.find(({ kind }) => kind === 'full');
    return [
      {
        packageId,
        version,
        ...(date === undefined ? {} : { date }),
        ...(full === undefined ? {} : { full }),
        deltas: deltasOf(files),
      },
    ];
  });
}

function deltasOf(files: readonly ListedRelease[]): readonly DeltaRow[] {
  const byName = Map.groupBy(
    files.filter(({ kind }) => kind === 'delta'),
    ({ fileName, sha1 }) => `${fileName} ${sha1}`,
  );
  return [...byName.values()].flatMap(([file]) => {
    if (file === undefined) return [];
    return [{ file, formats: [...new Set(file.indexes.flatMap((index) => formatOfIndex(index) ?? []))] }];
  });
}

/** When the packages of channels were built; of several builds the first counts. */
export function buildDates(channels: readonly Pick<ChannelState, 'builds'>[]): BuildDates {
  const dates = new Map<string, string>();
  for (const { builds } of channels) {
    for (const { build } of builds.values()) {
      for (const { id, version } of build.packages) {
        const key = keyOf(id, version);
        const known = dates.get(key);
        if (known === undefined || build.date < known) dates.set(key, build.date);
      }
    }
  }
  return dates;
}

function keyOf(id: string, version: string): string {
  const parsed = tryParseNuGetVersion(version);
  return `${packageIdKey(id)} ${(parsed === undefined ? version : formatNuGetVersion(parsed)).toLowerCase()}`;
}
