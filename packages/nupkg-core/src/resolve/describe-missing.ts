import {
  formatNuGetVersion,
  isPrerelease,
  type NuGetVersion,
  rangeSatisfies,
  type VersionRange,
} from '@nuspine/primitives';
import { type Feed, joinFeeds } from '../feed.ts';
import type { Way } from './analysis.ts';
import { formatRequest } from './request.ts';
import type { ResolutionFinding } from './resolution.ts';

/**
 * Why no feed can serve the last request of a way: none may be asked (NU1100), none knows the id (NU1101), or none
 * has a version (NU1102), at least no stable one (NU1103). After NuGet.Commands, UnresolvedMessages.
 */
export async function describeMissing(way: Way, feedsOf: (id: string) => readonly Feed[]): Promise<ResolutionFinding> {
  const request = way.at(-1);
  if (request === undefined) throw new RangeError('the root itself cannot be missing');
  const feeds = feedsOf(request.id).filter(({ isInstalled = false }) => !isInstalled);
  const about = { level: 'error', id: request.id, path: way.map(formatRequest) } as const;
  const wanted = formatRequest(request);
  if (feeds.length === 0) return { code: 'NU1100', message: `no feed may be asked for ${wanted}`, ...about };
  const available = await joinFeeds(feeds).versions(request.id);
  if (available.length === 0) return { code: 'NU1101', message: `no feed has package ${request.id}`, ...about };
  const found = { ...about, available: available.map(formatNuGetVersion) };
  return hasOnlyPrereleases(request.range, available)
    ? { code: 'NU1103', message: `no feed has a stable version for ${wanted}`, ...found }
    : { code: 'NU1102', message: `no feed has a version for ${wanted}`, ...found };
}

function hasOnlyPrereleases(range: VersionRange, available: readonly NuGetVersion[]): boolean {
  const satisfying = available.filter((version) => rangeSatisfies(range, version));
  return satisfying.length > 0 && satisfying.every(isPrerelease);
}
