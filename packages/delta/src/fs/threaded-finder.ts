import { availableParallelism } from 'node:os';
import { joinCovers } from '../engine/cover-ints.ts';
import type { Effort } from '../engine/effort.ts';
import { partsOf } from '../engine/search.ts';
import { type MatchFinder, portableFinder, type SearchRoom } from '../nuspine/match-finder.ts';
import type { SharedFiles } from './engine-thread.ts';
import { type ThreadPool, withThreadPool } from './thread-pool.ts';
import { coversOf } from './threaded-engine.ts';

export interface ThreadedFinderOptions {
  readonly effort?: Effort;
  /** One for each core, at most 8, if absent. With one, this thread searches. */
  readonly threads?: number;
  /** Most bytes that a search may take. */
  readonly maxMemory?: number;
}

const MAX_THREADS = 8;

/**
 * Hands `use` the finder of the nuspine format with its work in threads: they search parts of a large stage side by side.
 * Always ends the threads. It finds what `portableFinder` finds.
 */
export async function withThreadedFinder<T>(
  { effort, maxMemory, threads = Math.min(MAX_THREADS, availableParallelism()) }: ThreadedFinderOptions,
  use: (finder: MatchFinder) => Promise<T>,
): Promise<T> {
  const options = { ...(effort === undefined ? {} : { effort }), ...(maxMemory === undefined ? {} : { maxMemory }) };
  if (threads === 1) return use(portableFinder(options));
  return withThreadPool(threads, (pool) =>
    use(portableFinder({ ...options, threads, search: (room) => searchInThreads(pool, room) })),
  );
}

/** One thread indexes the reference, all of them search parts of the target. */
async function searchInThreads(pool: ThreadPool, room: SearchRoom): Promise<Int32Array> {
  const { memory, layout, preset } = room;
  const files: SharedFiles = {
    base: new Uint8Array(memory.buffer, layout.base, layout.baseLength),
    target: new Uint8Array(memory.buffer, layout.target, layout.targetLength),
    search: { memory, layout },
  };
  await pool.run(() => ({ ...files, kind: 'index', preset }));
  const found = await Promise.all(
    partsOf(layout.targetLength).map((part) =>
      pool.run((thread) => ({ ...files, kind: 'part', preset, part, thread })),
    ),
  );
  return joinCovers(found.map(coversOf));
}
