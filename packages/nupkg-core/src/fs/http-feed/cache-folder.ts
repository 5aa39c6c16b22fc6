import { join } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';

/**
 * Where what was fetched is kept: NUSPINE_CACHE, or the place that the platform has for it. Throws `FEED_CACHE_UNKNOWN`
 * when the environment names no home.
 */
export function cacheFolder(environment: Environment, platform: string): string {
  const stated = given(environment['NUSPINE_CACHE']);
  if (stated !== undefined) return stated;
  const base = platform === 'win32' ? given(environment['LOCALAPPDATA']) : cacheBase(environment, platform);
  if (base !== undefined) return join(base, 'nuspine');
  throw new NupkgError('FEED_CACHE_UNKNOWN', 'there is no folder to keep packages in', {
    wanted: platform === 'win32' ? 'LOCALAPPDATA' : 'HOME',
  });
}

/** XDG Base Directory Specification 0.8 on Linux, File System Programming Guide on macOS. */
function cacheBase(environment: Environment, platform: string): string | undefined {
  const home = given(environment['HOME']);
  const inHome = (...names: readonly string[]): string | undefined =>
    home === undefined ? undefined : join(home, ...names);
  if (platform === 'darwin') return inHome('Library', 'Caches');
  return given(environment['XDG_CACHE_HOME']) ?? inHome('.cache');
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
