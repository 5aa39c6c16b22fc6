import { growTo } from '../memory';
import { MAX_SEGMENTS, SEGMENT_SIZE } from './segment';

// Memory after the static data:
//   base | target | heads (one int per hash) | chain (one int per indexed base position) | segments | covers (grows)

/** Loads of 8 bytes may start at the last byte of a file. */
const PADDING: u64 = 64;

export let base: usize = 0;
export let baseLength: i32 = 0;
export let target: usize = 0;
export let targetLength: i32 = 0;
export let heads: usize = 0;
export let hashBits: i32 = 0;
export let chain: usize = 0;
export let segments: usize = 0;
export let covers: usize = 0;

/** Every `step`-th position of the base is in the hash index. */
export let step: i32 = 1;

/** Lays memory out for two files of these lengths, in bytes. False if there is not enough memory. */
export function reserve(newBaseLength: i32, newTargetLength: i32, newHashBits: i32, newStep: i32): bool {
  baseLength = newBaseLength;
  targetLength = newTargetLength;
  hashBits = newHashBits;
  step = newStep;
  const targetStart = align(<u64>__heap_base + <u64>baseLength + PADDING);
  const headsStart = align(targetStart + <u64>targetLength + PADDING);
  const chainStart = align(headsStart + ((<u64>4) << (<u64>hashBits)));
  const segmentsStart = align(chainStart + <u64>4 * <u64>(baseLength / step + 1));
  const coversStart = align(segmentsStart + SEGMENT_SIZE * MAX_SEGMENTS);
  base = __heap_base;
  target = <usize>targetStart;
  heads = <usize>headsStart;
  chain = <usize>chainStart;
  segments = <usize>segmentsStart;
  covers = <usize>coversStart;
  return growTo(coversStart);
}

function align(address: u64): u64 {
  return (address + 63) & ~(<u64>63);
}
