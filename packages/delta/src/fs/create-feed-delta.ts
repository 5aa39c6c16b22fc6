import type { OnProgress } from '@nuspine/nupkg-core';
import { formatNuGetVersion } from '@nuspine/primitives';
import { join } from 'node:path';
import { planRelease } from '../plan-release.ts';
import { deltaFileName } from '../release-file-name.ts';
import type { EngineChoice } from './choose-engine.ts';
import { readCandidate } from './read-candidate.ts';
import { readSoundFeed } from './read-sound-feed.ts';
import { createReleaseDelta, type ReleaseDelta } from './release-delta.ts';

export interface CreateFeedDeltaOptions {
  /** Path of the feed folder as it was last released; it need not be there. It is not changed. */
  readonly feed: string;
  /** Path of the full package that is to be released next. */
  readonly full: string;
  /** Path of the folder that gets the delta. */
  readonly out: string;
  /** Default `auto`. */
  readonly engine?: EngineChoice;
  readonly onProgress?: OnProgress;
}

export type FeedDelta = ReleaseDelta | { readonly noDelta: { readonly reason: 'released-before' } };

/**
 * Makes the delta that `addRelease` would make for a full package, under its name, without adding anything: the slow
 * part of a release as a step of its own. Throws `DELTA_FEED_CORRUPT`, or what `planRelease` and `createDelta` throw.
 */
export async function createFeedDelta(options: CreateFeedDeltaOptions): Promise<FeedDelta> {
  const { out, ...job } = options;
  const entries = await readSoundFeed(options.feed);
  const candidate = await readCandidate(options.full);
  const plan = planRelease(entries, candidate);
  if (plan.kind === 'unchanged') return { noDelta: { reason: 'released-before' } };
  const name = deltaFileName(candidate.id, formatNuGetVersion(candidate.version));
  return createReleaseDelta({ ...job, plan, out: join(out, name) });
}
