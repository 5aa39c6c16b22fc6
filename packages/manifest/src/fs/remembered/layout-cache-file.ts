import { hash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '@nuspine/primitives';

export interface LayoutCacheFileOptions {
  readonly environment: Environment;
  /** As Node names it. */
  readonly platform: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was not used for that long is of a repository that is gone, in milliseconds. */
const MAX_AGE = 90 * 24 * 60 * 60 * 1000;

/**
 * Where the user's caches keep what was found out about a repository: NUSPINE_CACHE, or the place that the platform has for
 * caches. Never in the repository, for what lies there may come from somebody else. `undefined` where the environment names
 * no such place. Removes what was not used for 90 days when it names a file that is not there.
 */
export function layoutCacheFile(
  root: string,
  { environment, platform, now }: LayoutCacheFileOptions,
): string | undefined {
  const base = cachesOf(environment, platform);
  if (base === undefined) return undefined;
  const file = join(base, 'layouts', hash('sha256', resolve(root), 'hex').slice(0, 32));
  if (!existsSync(file)) removeUnused(dirname(file), now() - MAX_AGE);
  return file;
}

/** XDG Base Directory Specification 0.8 on Linux, File System Programming Guide on macOS. */
function cachesOf(environment: Environment, platform: string): string | undefined {
  const given = (name: string): string | undefined => environment[name] || undefined;
  const stated = given('NUSPINE_CACHE');
  if (stated !== undefined) return stated;
  const home = given('HOME');
  const inHome = (...names: readonly string[]): string | undefined =>
    home === undefined ? undefined : join(home, ...names);
  const base =
    platform === 'win32'
      ? given('LOCALAPPDATA')
      : platform === 'darwin'
        ? inHome('Library', 'Caches')
        : (given('XDG_CACHE_HOME') ?? inHome('.cache'));
  return base === undefined ? undefined : join(base, 'nuspine');
}

/** Another process may do the same. */
function removeUnused(folder: string, before: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat !== undefined && stat.isFile() && stat.mtimeMs < before) rmSync(path, { force: true });
  }
}
