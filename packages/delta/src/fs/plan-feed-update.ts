import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { indexesOfChannel } from '../channel-indexes.ts';
import type { FeedIndex } from '../feed-index.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import { type InstalledPackage, planUpdate, type UpdatePlan, type UpdateRequest } from '../update-plan.ts';
import { compareVelopackVersions } from '../velopack-version.ts';
import type { FeedAccess } from './feed-access.ts';
import { openFeed, type OpenFeedOptions } from './open-feed.ts';
import { readCandidate } from './read-candidate.ts';
import { readIndexes, reasonOf } from './read-indexes.ts';

export interface PlanFeedUpdateOptions extends OpenFeedOptions, UpdateWishes {
  /** Version that is installed, or the path of its full package. */
  readonly from?: string;
}

/** What is wanted of an update. */
export interface UpdateWishes {
  /** Version to get to. Default: the newest. */
  readonly to?: string;
  /** Formats whose deltas may be used. Default: all. */
  readonly formats?: readonly DeltaFormatName[];
  /** Weighs time instead of bytes: how fast the feed is, in bytes per second. */
  readonly bytesPerSecond?: number;
  /** The client's GUID for staged releases, which Squirrel keeps in `packages/.betaId`. */
  readonly stagingId?: string;
}

/**
 * How a client would get from one version to another, and why so. Nothing is downloaded but the indexes. Throws what
 * `readIndexes`, `indexesOfChannel` and `planUpdate` throw, or `VERSION_INVALID`.
 */
export async function planFeedUpdate(options: PlanFeedUpdateOptions): Promise<UpdatePlan> {
  const access = openFeed(options);
  const { unreadable, ...read } = await readIndexes(access);
  const indexes = indexesOfChannel(read.indexes, options.channel);
  const from = options.from === undefined ? undefined : await installedFrom(options.from);
  const request = requestFor(options, from);
  const plan = planUpdate(indexes, { ...request, ...(await declarations(access, indexes, from)) });
  return { ...plan, rejected: [...unreadable, ...plan.rejected] };
}

/** The pure request for what somebody wishes. Throws `VERSION_INVALID`. */
export function requestFor(
  { to, formats, bytesPerSecond, stagingId }: UpdateWishes,
  from: InstalledPackage | undefined,
): UpdateRequest {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to: parseNuGetVersion(to) }),
    ...(formats === undefined ? {} : { formats }),
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(stagingId === undefined ? {} : { stagingId }),
  };
}

export interface Declarations {
  /** As `UpdateRequest` has them. */
  readonly bases: ReadonlyMap<string, string | undefined>;
  /** Deltas that cannot be read; more may be added. */
  readonly excluded: Map<string, string>;
}

/**
 * What deltas newer than the installed version say they start from, where the feed can be asked cheaply and its index
 * does not say.
 */
export async function declarations(
  access: FeedAccess,
  indexes: readonly FeedIndex[],
  from: InstalledPackage | undefined,
): Promise<Declarations> {
  const bases = new Map<string, string | undefined>();
  const excluded = new Map<string, string>();
  const deltas = indexes
    .flatMap(({ entries }) => entries)
    .filter(({ isDelta, ends }) => isDelta && ends === undefined)
    .filter(({ version }) => from !== undefined && compareVelopackVersions(version, from.version) > 0);
  for (const entry of access.readDeclaration === undefined ? [] : deltas) {
    try {
      const declared = await access.readDeclaration?.(entry);
      bases.set(entry.fileName, declared?.ends?.base.version);
    } catch (error) {
      excluded.set(entry.fileName, reasonOf(error));
    }
  }
  return { bases, excluded };
}

async function installedFrom(text: string): Promise<InstalledPackage> {
  if (!text.toLowerCase().endsWith('.nupkg')) return { version: parseNuGetVersion(text) };
  const { version, sha1, digest } = await readCandidate(text);
  return { version: parseNuGetVersion(formatNuGetVersion(version)), sha1, digest };
}
