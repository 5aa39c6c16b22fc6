import { windowLogFor } from '../zstd/window-log.ts';
import type { Effort } from './effort.ts';

/** What is asked of zstd for one try. */
export interface ZstdParameters {
  readonly level: number;
  /** Sizes of its tables, as powers of two. By default zstd makes them too small to index a large dictionary. */
  readonly hashLog: number;
  readonly chainLog: number;
  /** Length of a match that is taken without looking further. Zstd's own for the level if absent. */
  readonly targetLength?: number;
  /** How many positions are looked at for a match, as a power of two. Zstd's own for the level if absent. */
  readonly searchLog?: number;
}

/** Up to here, fewer matches have to be looked at, and kept, for one that is good. */
const SMALL_SIZE = 4 * 2 ** 20;
/** From here on, the thorough levels take a minute and gigabytes. */
const LARGE_SIZE = 24 * 2 ** 20;
// The limits of zstd (ZSTD_HASHLOG_MAX, ZSTD_CHAINLOG_MAX).
const MAX_LOG = 30;

/**
 * What to try for a base of this size, in bytes. Levels from 16 on keep two links for each position, hence the larger
 * chain table (docs/decisions/zstd-from-node.md has the measurements).
 */
export function zstdParameters(baseSize: number, effort: Effort): readonly ZstdParameters[] {
  const log = logFor(baseSize);
  if (baseSize >= LARGE_SIZE) {
    return effort !== 'best'
      ? [{ level: 12, hashLog: log, chainLog: log }]
      : [{ level: 19, hashLog: log, chainLog: log + 1, targetLength: 4096 }];
  }
  const thorough = { level: 19, hashLog: log, chainLog: log + 1 };
  const usual =
    baseSize < SMALL_SIZE
      ? { ...thorough, chainLog: log, targetLength: 256, searchLog: 3 }
      : { ...thorough, targetLength: 48, searchLog: 4 };
  if (effort !== 'best') return [usual];
  // The longest is begun first.
  return [{ ...thorough, hashLog: log + 1, targetLength: 4096 }, usual, { level: 12, hashLog: log, chainLog: log }];
}

/** So much of a file tells whether it is worth finding out that next to nothing changed: what stood there is near. */
export const PROBE_SIZE: number = 2 ** 17;
export const PROBE_BASE_SIZE: number = 2 * PROBE_SIZE;
/** How that is found out, with the start of the base. */
export const PROBE: ZstdParameters = { level: 1, hashLog: 17, chainLog: 17 };
/** Shares of a file below which it is worth finding out, and below which a patch leaves nothing to win. */
const PROMISING = 1 / 128;
const NEARLY_SAME = 1 / 512;

/** True if a quick patch of the first `PROBE_SIZE` bytes says that next to nothing changed. */
export function isPromising(start: Uint8Array, patch: Uint8Array): boolean {
  return patch.length < start.length * PROMISING;
}

/** True if so small a patch makes so large a file that others could hardly be smaller. */
export function isNearlySame(target: Uint8Array, patch: Uint8Array): boolean {
  return patch.length < target.length * NEARLY_SAME;
}

/** How to make a patch where next to nothing changed, unless all for so large a base are made so. */
export function quickParameters(baseSize: number): ZstdParameters | undefined {
  if (baseSize >= LARGE_SIZE) return undefined;
  const log = logFor(baseSize);
  return { level: 12, hashLog: log, chainLog: log };
}

function logFor(baseSize: number): number {
  return Math.min(MAX_LOG - 1, Math.max(windowLogFor(baseSize), 12));
}

/** What level 19 is without another number (clevels.h of zstd). */
const SEARCH_LOG = 7;
/** From here on, zstd weighs what it finds against each other. */
const OPTIMAL_LEVEL = 16;

/** About how long one try takes beside another. */
export function zstdWork(target: Uint8Array, { level, searchLog = SEARCH_LOG }: ZstdParameters): number {
  return target.length * (level < OPTIMAL_LEVEL ? 1 : searchLog);
}

/** About how many bytes one try takes: the tables twice, because zstd copies those of a dictionary, and both files. */
export function zstdMemory(base: Uint8Array, target: Uint8Array, { hashLog, chainLog }: ZstdParameters): number {
  const tables = 4 * (2 ** hashLog + 2 ** chainLog);
  return 2 * tables + 2 * base.length + 2 * target.length;
}
