import type { NuGetVersion } from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Analysis } from './analysis.ts';
import { describeFailures } from './describe-failures.ts';
import { describeMissing } from './describe-missing.ts';
import { describeLocked, describeUnexpected, describeUnpruned } from './describe-unexpected.ts';
import type { ResolutionFinding } from './resolution.ts';

export interface ReportOptions {
  /** The feeds that a package may come from. */
  readonly feedsOf: (id: string) => readonly Feed[];
  /** Whether a lock file settles the versions. */
  readonly hasLock: boolean;
  /** By `packageIdKey`: packages of the framework. */
  readonly prune: ReadonlyMap<string, NuGetVersion>;
}

/**
 * All that restore reports about a graph: packages that are missing, versions that are not what was asked for, and
 * of cycles, conflicts and downgrades the first kind there is (NuGet.Commands, RestoreCommand).
 */
export async function reportFindings(
  analysis: Analysis,
  { feedsOf, hasLock, prune }: ReportOptions,
): Promise<readonly ResolutionFinding[]> {
  const missing = await Promise.all(analysis.missing.map((way) => describeMissing(way, feedsOf)));
  const unexpected = hasLock ? describeLocked(analysis) : describeUnexpected(analysis);
  return [...missing, ...describeFailures(analysis), ...describeUnpruned(analysis, prune), ...unexpected];
}
