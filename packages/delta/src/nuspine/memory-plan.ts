/** How much of a package is in memory at once. Sizes in bytes. */
export interface MemoryPlan {
  /** Most that one search may take. */
  readonly maxMemory: number;
  /** About how much of the target is coded together. */
  readonly groupSize: number;
  /** One if others would take too much of the memory by being there. */
  readonly threads?: 1;
}

/** What the runtime, the streams and the lists take. */
const FIXED = 176 * 2 ** 20;
/** Of each byte of a group: the file on both sides, its parts, and the room in which they are compared. */
const COPIES = 8;
const LEAST_GROUP = 4 * 2 ** 20;
/** With less than this there is one thread: each takes some 30 MB. */
const FOR_THREADS = 512 * 2 ** 20;
/** The share of the memory in which a stage is searched. */
const SEARCH_SHARE = 1 / 2;

/**
 * How to make a delta in about `memory` bytes. A file that is larger than a group is still one of its own: it and the
 * file that it came from are held whole, whatever the limit.
 */
export function planMemory(memory: number): MemoryPlan {
  const free = Math.max(0, memory - FIXED);
  return {
    maxMemory: Math.max(LEAST_GROUP, Math.floor(memory * SEARCH_SHARE)),
    groupSize: Math.max(LEAST_GROUP, free / COPIES),
    ...(memory < FOR_THREADS ? { threads: 1 } : {}),
  };
}
