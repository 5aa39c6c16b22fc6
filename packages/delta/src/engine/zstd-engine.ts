import type { Effort } from './effort.ts';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { canBePatchBase } from '../zstd/apply-zstd.ts';
import { windowLogFor } from '../zstd/window-log.ts';
import type { DiffEngine } from './diff-engine.ts';
import { memoryGate } from './memory-gate.ts';
import { type ZstdParameters, zstdParameters, zstdMemory } from './zstd-parameters.ts';

export interface ZstdEngineOptions {
  /** Default `default`. */
  readonly effort?: Effort;
  /** How many tries at patches are made at once, each in a thread of Node's own pool. 1 if absent. */
  readonly threads?: number;
  /** Estimated bytes that all of them may take together; a patch that needs more is made alone. 1 GiB if absent. */
  readonly memory?: number;
}

const compress = promisify(zstdCompress);

/**
 * The engine whose patches Velopack's client applies: Node's own zstd with the base as its dictionary, as
 * `zstd --patch-from` would, and with a checksum. Its bytes depend on the zstd inside Node.
 */
export function zstdEngine({ effort = 'default', threads = 1, memory = 2 ** 30 }: ZstdEngineOptions = {}): DiffEngine {
  const gate = memoryGate(memory);
  // One each: tries beyond the threads would only take memory.
  const turns = memoryGate(threads);
  return {
    name: 'zstd',
    patches: 'zstd',
    sideBySide: threads,
    canStartFrom: canBePatchBase,
    diff: async (base, target) => {
      const tries = zstdParameters(base.length, effort).map((parameters) =>
        turns(1, () => gate(zstdMemory(base, target, parameters), () => makePatch(base, target, parameters))),
      );
      const patches = await Promise.all(tries);
      // The first of the smallest, whichever was made first.
      return patches.reduce((best, patch) => (patch.length < best.length ? patch : best));
    },
  };
}

/** Up to here zstd has room for the whole patch at once, and need not wait for this thread in the middle. */
const MOST_AT_ONCE = 16 * 2 ** 20;

async function makePatch(base: Uint8Array, target: Uint8Array, parameters: ZstdParameters): Promise<Uint8Array> {
  const atOnce = target.length <= MOST_AT_ONCE;
  const options = {
    dictionary: base,
    ...(atOnce ? { chunkSize: mostOf(target.length) } : {}),
    // Makes the frame say its size, by which clients bound their memory.
    pledgedSrcSize: target.length,
    params: {
      [constants.ZSTD_c_compressionLevel]: parameters.level,
      [constants.ZSTD_c_windowLog]: windowLogFor(base.length),
      [constants.ZSTD_c_hashLog]: parameters.hashLog,
      [constants.ZSTD_c_chainLog]: parameters.chainLog,
      ...(parameters.targetLength === undefined ? {} : { [constants.ZSTD_c_targetLength]: parameters.targetLength }),
      ...(parameters.searchLog === undefined ? {} : { [constants.ZSTD_c_searchLog]: parameters.searchLog }),
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  };
  const patch = await compress(target, options);
  // Not a view of the room, which is far larger.
  return new Uint8Array(patch);
}

/** What zstd may make of so many bytes at most (`ZSTD_COMPRESSBOUND` of zstd.h). */
function mostOf(size: number): number {
  return size + (size >> 8) + 2 ** 6;
}
