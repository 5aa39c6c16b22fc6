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

/** From here on, the thorough levels take a minute and gigabytes. */
const LARGE_SIZE = 24 * 2 ** 20;
// The limits of zstd (ZSTD_HASHLOG_MAX, ZSTD_CHAINLOG_MAX).
const MAX_LOG = 30;

/**
 * What to try for a base of this size, in bytes. Levels from 16 on keep two links for each position, hence the larger
 * chain table (docs/decisions/zstd-from-node.md has the measurements).
 */
export function zstdParameters(baseSize: number, effort: Effort): readonly ZstdParameters[] {
  const log = Math.min(MAX_LOG - 1, Math.max(windowLogFor(baseSize), 12));
  if (baseSize >= LARGE_SIZE) {
    return effort !== 'best'
      ? [{ level: 12, hashLog: log, chainLog: log }]
      : [{ level: 19, hashLog: log, chainLog: log + 1, targetLength: 4096 }];
  }
  const thorough = { level: 19, hashLog: log, chainLog: log + 1 };
  const usual = { ...thorough, targetLength: 48, searchLog: 4 };
  if (effort !== 'best') return [usual];
  return [usual, { ...thorough, hashLog: log + 1, targetLength: 4096 }, { ...thorough, level: 3, hashLog: log + 1 }];
}

/** About how many bytes one try takes: the tables twice, because zstd copies those of a dictionary, and both files. */
export function zstdMemory(base: Uint8Array, target: Uint8Array, { hashLog, chainLog }: ZstdParameters): number {
  const tables = 4 * (2 ** hashLog + 2 ** chainLog);
  return 2 * tables + 2 * base.length + 2 * target.length;
}
