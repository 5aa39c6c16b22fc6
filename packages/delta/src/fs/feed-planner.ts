import { packageIdKey, packageIdsEqual, parseNuGetVersion } from '@nuspine/primitives';
import { indexesOfChannel } from '../channel-indexes.ts';
import { DeltaError } from '../errors.ts';
import type { FeedIndex } from '../feed-index.ts';
import { planUpdate, type UpdatePlan } from '../update-plan.ts';
import type { FeedAccess } from './feed-access.ts';
import { openFeed, type OpenFeedOptions } from './open-feed.ts';
import { declarations, requestFor, type UpdateWishes } from './plan-feed-update.ts';
import { readIndexes } from './read-indexes.ts';

/** A feed whose indexes were read, for any number of plans. */
export interface FeedPlanner {
  /** Ids of the packages that the feed lists, each once, in the order of its indexes. */
  readonly packageIds: readonly string[];
  /**
   * How a client of one package would get to a version. The answer is a reason where the feed does not list that
   * version, or nothing that can be used leads there. Throws `VERSION_INVALID`, or what `indexesOfChannel` throws.
   */
  plan(packageId: string, wishes: PlannedUpdate): Promise<UpdatePlan | NoPlan>;
}

export interface PlannedUpdate extends UpdateWishes {
  /** Version that is installed; nothing by default. */
  readonly from?: string;
}

export interface NoPlan {
  readonly reason: string;
}

/** Reads the indexes of a feed once. Throws what `openFeed` and `readIndexes` throw. */
export async function feedPlanner(options: OpenFeedOptions): Promise<FeedPlanner> {
  const access = askedOnce(openFeed(options));
  const { indexes } = await readIndexes(access);
  const ids = indexes.flatMap(({ entries }) => entries.map(({ packageId }) => packageId));
  return {
    packageIds: [...new Map(ids.toReversed().map((id) => [packageIdKey(id), id])).values()].toReversed(),
    plan: async (packageId, { from: installed, ...wishes }) => {
      const own = ofChannel(ofPackage(indexes, packageId), options.channel);
      const from = installed === undefined ? undefined : { version: parseNuGetVersion(installed) };
      const request = { ...requestFor(wishes, from), ...(await declarations(access, own, from)) };
      return orReason(() => planUpdate(own, request));
    },
  };
}

/** Of several feeds that one channel is named for, those that only Squirrel reads have none. */
function ofChannel(indexes: readonly FeedIndex[], channel: string | undefined): readonly FeedIndex[] {
  return indexes.some(({ format }) => format === 'velopack') ? indexesOfChannel(indexes, channel) : indexes;
}

/** An index of a channel that does not have the package says nothing of it. */
function ofPackage(indexes: readonly FeedIndex[], packageId: string): readonly FeedIndex[] {
  return indexes.map((index) => entriesOf(index, packageId)).filter(({ entries }) => entries.length > 0);
}

function entriesOf(index: FeedIndex, packageId: string): FeedIndex {
  return { ...index, entries: index.entries.filter((entry) => packageIdsEqual(entry.packageId, packageId)) };
}

/** A delta says the same of itself however often it is asked. */
function askedOnce(access: FeedAccess): FeedAccess {
  const { readDeclaration } = access;
  if (readDeclaration === undefined) return access;
  const known = new Map<string, ReturnType<typeof readDeclaration>>();
  return {
    ...access,
    readDeclaration: (entry) => {
      const answer = known.get(entry.fileName) ?? readDeclaration(entry);
      known.set(entry.fileName, answer);
      return answer;
    },
  };
}

function orReason(plan: () => UpdatePlan): UpdatePlan | NoPlan {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    if (error.code !== 'DELTA_TARGET_UNKNOWN' && error.code !== 'DELTA_NO_ROUTE') throw error;
    return { reason: error.message };
  }
}
