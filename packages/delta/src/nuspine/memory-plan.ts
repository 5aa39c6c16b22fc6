/** How much of a package is in memory at once. In bytes. */
export interface MemoryPlan {
  /** Most that one search may take. */
  readonly maxMemory: number;
  /** About how much of the target is coded together. */
  readonly groupSize: number;
}

/** What the runtime, the streams and the lists take. */
const FIXED = 160 * 2 ** 20;
/** Of each byte of a group: the file on both sides, its parts, and the room in which they are compared. */
const COPIES = 8;
const LEAST_GROUP = 4 * 2 ** 20;

/**
 * How to make a delta in about `memory` bytes. A file that is larger than a group is still one of its own: it and the
 * file that it came from are held whole, whatever the limit.
 */
export function planMemory(memory: number): MemoryPlan {
  const free = Math.max(0, memory - FIXED);
  return { maxMemory: Math.max(LEAST_GROUP, Math.floor(memory / 2)), groupSize: Math.max(LEAST_GROUP, free / COPIES) };
}
