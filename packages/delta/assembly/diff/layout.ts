import { MAX_SEGMENTS } from './segment';

// The memory is the caller's and may be shared: any number of instances of this module search parts of one target in
// it at once. They only read base, target and index; what an instance writes lies in its own scratch:
//   ring of decisions | open diagonals | recent diagonals | entries looked up ahead | segments | covers

/** Bytes of scratch: see the addresses below. */
export const SCRATCH_SIZE: usize = 65536 + 256 + 128 + 128 + 16 * 262144 + 12 * 262144;

export let base: usize = 0;
export let baseLength: i32 = 0;
export let target: usize = 0;
export let targetLength: i32 = 0;

/** One int per hash. */
export let heads: usize = 0;
export let hashBits: i32 = 0;
/** One int per indexed base position. */
export let chain: usize = 0;
/** Every `step`-th position of the base is in the hash index. */
export let step: i32 = 1;

export let ring: usize = 0;
export let slots: usize = 0;
export let recent: usize = 0;
export let ahead: usize = 0;
export let segments: usize = 0;
export let covers: usize = 0;

/** Says where the base is, and that much may be read behind its last byte as a load of 8 bytes needs. */
export function placeBase(address: usize, length: i32): void {
  base = address;
  baseLength = length;
}

/** Says where the part of the target is that is searched next. */
export function placeTarget(address: usize, length: i32): void {
  target = address;
  targetLength = length;
}

/** Says where the index of the base is: `4 << bits` bytes for the heads, 4 for each indexed position. */
export function placeIndex(headsAddress: usize, bits: i32, chainAddress: usize, newStep: i32): void {
  heads = headsAddress;
  hashBits = bits;
  chain = chainAddress;
  step = newStep;
}

/** Says where this instance writes. */
export function placeScratch(address: usize): void {
  ring = address;
  slots = ring + 65536;
  recent = slots + 256;
  ahead = recent + 128;
  segments = ahead + 128;
  covers = segments + 16 * MAX_SEGMENTS;
}
