import type { OnProgress } from '@nuspine/nupkg-core';
import { formatNuGetVersion } from '@nuspine/primitives';
import { join } from 'node:path';
import { deltaNameIn } from '../feed-index.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import { planRelease } from '../plan-release.ts';
import { type EngineOptions, engineForSeveral } from './choose-engine.ts';
import { readCandidate } from './read-candidate.ts';
import { indexesToAddTo, readSoundFeed } from './read-sound-feed.ts';
import { createReleaseDelta, type ReleaseDelta } from './release-delta.ts';

export interface CreateFeedDeltasOptions extends Pick<EngineOptions, 'engine' | 'effort'> {
  /** Path of the feed folder as it was last released; it need not be there. It is not changed. */
  readonly feed: string;
  /** Path of the full package that is to be released next. */
  readonly full: string;
  /** Path of the folder that gets the deltas. */
  readonly out: string;
  /** Default `squirrel` alone. */
  readonly formats?: readonly DeltaFormatName[];
  /** Velopack's channel. Default `win`. */
  readonly channel?: string;
  readonly onProgress?: OnProgress;
}

export type FeedDelta = { readonly format: DeltaFormatName } & (
  | ReleaseDelta
  | { readonly noDelta: { readonly reason: 'released-before' } }
);

/**
 * Makes the deltas that `addRelease` would make for a full package, under their names, without adding anything: the slow
 * part of a release as a step of its own. Throws `DELTA_FEED_CORRUPT`, or what `planRelease` and `createDelta` throw.
 */
export async function createFeedDeltas(options: CreateFeedDeltasOptions): Promise<readonly FeedDelta[]> {
  const { feed, full, out, formats = ['squirrel'], channel, onProgress } = options;
  const indexes = await readSoundFeed(feed);
  const candidate = await readCandidate(full);
  const made: FeedDelta[] = [];
  for (const index of await indexesToAddTo({ folder: feed, indexes, formats, channel, candidate })) {
    const { format } = index;
    const plan = planRelease(index, candidate);
    if (plan.kind === 'unchanged') {
      made.push({ format, noDelta: { reason: 'released-before' } });
      continue;
    }
    const name = deltaNameIn(index, candidate.id, formatNuGetVersion(candidate.version), indexes);
    const job = { feed, full, plan, out: join(out, name), ...engineForSeveral(options, format), format };
    made.push({
      format,
      ...(await createReleaseDelta({ ...job, ...(onProgress === undefined ? {} : { onProgress }) })),
    });
  }
  return made;
}
