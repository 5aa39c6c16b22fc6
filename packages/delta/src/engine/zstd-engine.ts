import type { Effort } from './effort.ts';
import { constants, createZstdCompress, zstdCompressSync, type ZstdOptions } from 'node:zlib';
import { canBePatchBase } from '../zstd/apply-zstd.ts';
import { windowLogFor } from '../zstd/window-log.ts';
import type { DiffEngine } from './diff-engine.ts';
import { jobGate } from './job-gate.ts';
import { startsAlike } from './starts-alike.ts';
import {
  isNearlySame,
  isPromising,
  PROBE,
  PROBE_BASE_SIZE,
  PROBE_SIZE,
  quickParameters,
  type ZstdParameters,
  zstdParameters,
  zstdMemory,
  zstdWork,
} from './zstd-parameters.ts';

export interface ZstdEngineOptions {
  /** Default `default`. */
  readonly effort?: Effort;
  /** How many tries at patches are made at once, each in a thread of Node's own pool. 1 if absent. */
  readonly threads?: number;
  /** Estimated bytes that all of them may take together; a patch that needs more is made alone. 1 GiB if absent. */
  readonly memory?: number;
}

/** Makes one try at a patch when its turn comes. */
type MakePatch = (base: Uint8Array, target: Uint8Array, parameters: ZstdParameters) => Promise<Uint8Array>;

/**
 * The engine whose patches Velopack's client applies: Node's own zstd with the base as its dictionary, as
 * `zstd --patch-from` would, and with a checksum. Its bytes depend on the zstd inside Node.
 */
export function zstdEngine({ effort = 'default', threads = 1, memory = 2 ** 30 }: ZstdEngineOptions = {}): DiffEngine {
  const gate = jobGate(memory);
  // One each: tries beyond the threads would only take memory.
  const turns = jobGate(threads);
  const make: MakePatch = (base, target, parameters) =>
    turns(
      1,
      () => gate(zstdMemory(base, target, parameters), () => makePatch(base, target, parameters)),
      zstdWork(target, parameters),
    );
  return {
    name: 'zstd',
    patches: 'zstd',
    sideBySide: threads,
    canStartFrom: canBePatchBase,
    diff: async (base, target) => {
      const quick = effort === 'best' ? undefined : await patchOfNearlySame(base, target, make);
      if (quick !== undefined) return quick;
      const patches = await Promise.all(
        zstdParameters(base.length, effort).map((parameters) => make(base, target, parameters)),
      );
      // The first of the smallest, whichever was made first.
      return patches.reduce((best, patch) => (patch.length < best.length ? patch : best));
    },
  };
}

/** Where next to nothing changed, one that looks around less finds all there is, in a twentieth of the time. */
async function patchOfNearlySame(
  base: Uint8Array,
  target: Uint8Array,
  make: MakePatch,
): Promise<Uint8Array | undefined> {
  const quick = quickParameters(base.length);
  if (quick === undefined || !isPromisingStart(base.subarray(0, PROBE_BASE_SIZE), target.subarray(0, PROBE_SIZE))) {
    return undefined;
  }
  const patch = await make(base, target, quick);
  return isNearlySame(target, patch) ? patch : undefined;
}

/** Done before another thread has begun. */
function isPromisingStart(base: Uint8Array, start: Uint8Array): boolean {
  return startsAlike(base, start) && isPromising(start, zstdCompressSync(start, optionsFor(base, start, PROBE)));
}

/** Up to here there is room for the whole patch; of the room that it leaves, memory knows nothing. */
const MOST_AT_ONCE = 2 ** 30;

/**
 * All that is written is told to be the end of a frame: zstd then compresses it where it lies, as a whole, and keeps no window
 * of it. The stream is not ended, which would begin another frame.
 */
function makePatch(base: Uint8Array, target: Uint8Array, parameters: ZstdParameters): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const stream = createZstdCompress({ ...optionsFor(base, target, parameters), flush: constants.ZSTD_e_end });
    const parts: Uint8Array[] = [];
    stream.on('error', reject).on('data', (part: Uint8Array) => parts.push(part));
    stream.write(target, () => {
      stream.destroy();
      // Not a view of the room, which is far larger.
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
  });
}

/** The types of Node do not know `pledgedSrcSize`. */
interface PatchOptions extends ZstdOptions {
  readonly pledgedSrcSize: number;
}

function optionsFor(base: Uint8Array, target: Uint8Array, parameters: ZstdParameters): PatchOptions {
  return {
    dictionary: base,
    ...(target.length <= MOST_AT_ONCE ? { chunkSize: mostOf(target.length) } : {}),
    // Makes the frame say its size, by which clients bound their memory.
    pledgedSrcSize: target.length,
    params: paramsOf(base, parameters),
  };
}

function paramsOf(base: Uint8Array, parameters: ZstdParameters): Record<number, number> {
  const { level, hashLog, chainLog, ...others } = parameters;
  return {
    [constants.ZSTD_c_compressionLevel]: level,
    [constants.ZSTD_c_windowLog]: windowLogFor(base.length),
    [constants.ZSTD_c_hashLog]: hashLog,
    [constants.ZSTD_c_chainLog]: chainLog,
    ...(others.targetLength === undefined ? {} : { [constants.ZSTD_c_targetLength]: others.targetLength }),
    ...(others.searchLog === undefined ? {} : { [constants.ZSTD_c_searchLog]: others.searchLog }),
    [constants.ZSTD_c_checksumFlag]: 1,
  };
}

/** What zstd may make of so many bytes at most (`ZSTD_COMPRESSBOUND` of zstd.h). */
function mostOf(size: number): number {
  return size + (size >> 8) + 2 ** 6;
}
