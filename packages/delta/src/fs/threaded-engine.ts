import { availableParallelism } from 'node:os';
import type { SegmentCompressor } from '@nuspine/nupkg-core';
import { choosePresets } from '../engine/choose-preset.ts';
import { joinCovers } from '../engine/cover-ints.ts';
import type { DiffEngine, DiffRoom } from '../engine/diff-engine.ts';
import { jobGate } from '../engine/job-gate.ts';
import { searchMemory } from '../engine/search-memory.ts';
import { smallestOf } from '../engine/portable-engine.ts';
import { partsOf } from '../engine/search.ts';
import { DeltaError } from '../errors.ts';
import type { SharedFiles } from './engine-thread.ts';
import { pooledCompressor } from './pooled-compressor.ts';
import { type RoomKeeper, roomKeeper } from './room-keeper.ts';
import { type ThreadPool, type ThreadPoolOptions, withThreadPool } from './thread-pool.ts';

/** How many patches are made at once. */
export interface ThreadOptions extends ThreadPoolOptions {
  /** One for each core, at most 8, if absent. */
  readonly threads?: number;
  /** Estimated bytes that all of them may take together; a single patch that needs more is made alone. 1 GiB if absent. */
  readonly memory?: number;
}

const MAX_THREADS = 8;
const DEFAULT_MEMORY = 2 ** 30;
/** Files are read ahead, so that no thread waits for one. */
const READ_AHEAD = 2;
/** The patch of files that come to so many bytes takes a few hundredths of a second. */
const BRIEF_SIZE = 2 ** 20;

/**
 * Hands `use` the portable engine with its work in threads: files are diffed side by side, and a large one by all
 * threads together. Always ends the threads. Its patches are the same bytes as those of `portableEngine`. Where there are
 * several threads, `use` also gets a compressor that they work for.
 */
export async function withThreadedEngine<T>(
  use: (engine: DiffEngine, compressor?: SegmentCompressor) => Promise<T>,
  options: ThreadOptions = {},
): Promise<T> {
  const threads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  return withThreadPool(
    threads,
    (pool) => {
      const engine = engineOver(pool, threads, options.memory ?? DEFAULT_MEMORY);
      return threads > 1 ? use(engine, pooledCompressor(pool, threads)) : use(engine);
    },
    options,
  );
}

function engineOver(pool: ThreadPool, threads: number, memory: number): DiffEngine {
  const gate = jobGate(memory);
  const keeper = roomKeeper(threads);
  const withRoom: NonNullable<DiffEngine['withRoom']> = (baseSize, targetSize, use) =>
    gate(searchMemory(baseSize, targetSize, threads), async () => {
      const files = keeper.take(baseSize, targetSize);
      try {
        return await use(roomOver(pool, keeper, files));
      } finally {
        keeper.giveBack(files);
      }
    });
  return {
    name: 'portable',
    isProven: true,
    sideBySide: threads * READ_AHEAD,
    withRoom,
    diff: (base, target) =>
      withRoom(base.length, target.length, (room) => {
        room.base.set(base);
        room.target.set(target);
        return room.diff();
      }),
  };
}

function roomOver(pool: ThreadPool, keeper: RoomKeeper, files: SharedFiles): DiffRoom {
  const { base, target, search } = files;
  const isSplit = search !== undefined && partsOf(target.length).length > 1 && base.length > 0;
  return { base, target, diff: () => (isSplit ? diffSplit(pool, files) : diffWhole(pool, keeper, files)) };
}

/**
 * While other files wait, a thread tries all presets: nothing is copied. Else each preset is tried in a thread of its own,
 * where all but the first need their own index, and with it a copy of the files.
 */
async function diffWhole(pool: ThreadPool, keeper: RoomKeeper, files: SharedFiles): Promise<Uint8Array> {
  const presets = choosePresets(files.base.length, files.target);
  const size = files.base.length + files.target.length;
  if (pool.isBusy()) {
    const length = size <= BRIEF_SIZE ? 'brief' : undefined;
    return patchOf(await pool.run(() => ({ ...files, kind: 'diff', presets }), length));
  }
  const patches = presets.map(async (preset, index) => {
    let copy: SharedFiles | undefined;
    try {
      return patchOf(
        await pool.run(() => {
          copy = index === 0 ? undefined : copyOf(files, keeper);
          return { ...(copy ?? files), kind: 'diff', presets: [preset] };
        }),
      );
    } finally {
      if (copy !== undefined) keeper.giveBack(copy);
    }
  });
  await Promise.allSettled(patches);
  return smallestOf(await Promise.all(patches));
}

function copyOf({ base, target }: SharedFiles, keeper: RoomKeeper): SharedFiles {
  const copy = keeper.take(base.length, target.length);
  copy.base.set(base);
  copy.target.set(target);
  return copy;
}

/** One thread indexes the base, all of them search parts of the target, one writes the patch. */
async function diffSplit(pool: ThreadPool, files: SharedFiles): Promise<Uint8Array> {
  const [preset] = choosePresets(files.base.length, files.target);
  if (preset === undefined) throw new RangeError('every file has a preset');
  await pool.run(() => ({ ...files, kind: 'index', preset }));
  const found = await Promise.all(
    partsOf(files.target.length).map((part) =>
      pool.run((thread) => ({ ...files, kind: 'part', preset, part, thread })),
    ),
  );
  const covers = joinCovers(found.map(coversOf));
  return patchOf(await pool.run(() => ({ ...files, kind: 'encode', covers })));
}

/** What a thread answers to a search. Throws `DELTA_ENGINE_WRONG`. */
export function coversOf(result: unknown): Int32Array {
  if (result instanceof Int32Array) return result;
  throw new DeltaError('DELTA_ENGINE_WRONG', 'thread of the portable engine did not answer with covers');
}

function patchOf(result: unknown): Uint8Array {
  if (result instanceof Uint8Array) return result;
  throw new DeltaError('DELTA_ENGINE_WRONG', 'thread of the portable engine did not answer with a patch');
}
