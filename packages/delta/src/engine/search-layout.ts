/** Where everything of a search lies in its memory. Addresses and lengths in bytes. */
export interface SearchLayout {
  readonly base: number;
  readonly baseLength: number;
  readonly target: number;
  readonly targetLength: number;
  readonly heads: number;
  readonly hashBits: number;
  readonly chain: number;
  readonly indexStep: number;
  /** The first of the places where instances of the module write; see `scratchAddress`. */
  readonly scratch: number;
  readonly size: number;
}

/** What one instance writes to: `SCRATCH_SIZE` of the module. */
const SCRATCH_SIZE = 65_536 + 256 + 256 + 16 * 262_144 + 12 * 262_144;
const START = 1024;
/** Loads of 8 bytes may start at the last byte of a file. */
const PADDING = 64;
const INT = 4;
const MIN_HASH_BITS = 12;
/**
 * As many hashes as positions, or looking one up takes a walk over others. More than this would be a quarter of a
 * gigabyte.
 */
const MAX_HASH_BITS = 26;

/** Lays memory out for two files of these lengths, every n-th position indexed, and for threads that search at once. */
export function layoutSearch(baseLength: number, targetLength: number, indexStep: number, threads = 1): SearchLayout {
  const hashBits = hashBitsFor(baseLength, indexStep);
  const target = align(START + baseLength + PADDING);
  const heads = align(target + targetLength + PADDING);
  const chain = heads + INT * 2 ** hashBits;
  const scratch = align(chain + INT * (Math.floor(baseLength / indexStep) + 1));
  const size = scratchAddress(scratch, threads);
  return { base: START, baseLength, target, targetLength, heads, hashBits, chain, indexStep, scratch, size };
}

/** The same memory with an index of every `indexStep`-th position, if that is fewer than it was laid out for. */
export function withIndexStep(layout: SearchLayout, indexStep: number): SearchLayout {
  if (indexStep <= layout.indexStep) return layout;
  return { ...layout, indexStep, hashBits: hashBitsFor(layout.baseLength, indexStep) };
}

function hashBitsFor(baseLength: number, indexStep: number): number {
  const bits = Math.ceil(Math.log2(baseLength / indexStep + 1));
  return Math.min(MAX_HASH_BITS, Math.max(MIN_HASH_BITS, bits));
}

/** Where the instance of thread `thread` (from 0) writes. */
export function scratchAddress(scratch: number, thread: number): number {
  return scratch + thread * SCRATCH_SIZE;
}

function align(address: number): number {
  return Math.ceil(address / PADDING) * PADDING;
}
