import type { Keys } from './row-keys.ts';

const HASH_HIGH = 0x85eb_ca6b;
const HASH = 0x9e37_79b1;
/** More looks than that for each key, and somebody has chosen keys that fall together. */
const MOST_LOOKS = 16;

/**
 * Pairs equal keys, in order, each at most once: of each key of the base the index of the target's plus 1, or 0 for
 * none. Whatever the keys are, the time is bounded.
 */
export function pairKeys(base: Keys, target: Keys): Int32Array {
  const pairs = new Int32Array(base.low.length);
  const same = commonStart(base, target);
  // Equal keys up to here are as many on both sides, so each has its own place.
  for (let index = 0; index < same; index += 1) pairs[index] = index + 1;
  if (same < Math.min(base.low.length, target.low.length) && !pairByTable(base, target, same, pairs)) {
    pairByMap(base, target, same, pairs);
  }
  return pairs;
}

function commonStart(base: Keys, target: Keys): number {
  const end = Math.min(base.low.length, target.low.length);
  let index = 0;
  while (index < end && base.low[index] === target.low[index] && base.high[index] === target.high[index]) index += 1;
  return index;
}

/** Target keys by hash, in places that follow one another where two keys would have the same. */
interface KeyTable {
  readonly target: Keys;
  /** Of each place the index of its key, plus 1; 0 for a free one. */
  readonly known: Int32Array;
  /** Of each place the first index that has its key and is left, plus 1. */
  readonly heads: Int32Array;
  /** Bits of a hash that are not used. */
  readonly shift: number;
  looksLeft: number;
}

/** False if keys fall together too often; some pairs are then found. */
function pairByTable(base: Keys, target: Keys, start: number, pairs: Int32Array): boolean {
  const count = target.low.length;
  const bits = Math.max(4, 33 - Math.clz32(count - start));
  const [known, heads] = [new Int32Array(2 ** bits), new Int32Array(2 ** bits)];
  const looksLeft = MOST_LOOKS * (count + pairs.length - 2 * start);
  const table: KeyTable = { target, known, heads, shift: 32 - bits, looksLeft };
  const next = new Int32Array(count + 1);
  for (let index = count - 1; index >= start; index -= 1) {
    const place = placeOf(table, target.low[index] ?? 0, target.high[index] ?? 0);
    if (known[place] === 0) known[place] = index + 1;
    next[index + 1] = heads[place] ?? 0;
    heads[place] = index + 1;
    if (table.looksLeft < 0) return false;
  }
  for (let index = start; index < pairs.length; index += 1) {
    const place = placeOf(table, base.low[index] ?? 0, base.high[index] ?? 0);
    const found = heads[place] ?? 0;
    pairs[index] = found;
    heads[place] = next[found] ?? 0;
    if (table.looksLeft < 0) return false;
  }
  return true;
}

/** The place of a key, or a free one. */
function placeOf(table: KeyTable, low: number, high: number): number {
  const { target, known, shift } = table;
  let place = Math.imul(low ^ Math.imul(high, HASH_HIGH), HASH) >>> shift;
  for (let other = known[place] ?? 0; other !== 0; other = known[place] ?? 0) {
    if (target.low[other - 1] === low && target.high[other - 1] === high) break;
    table.looksLeft -= 1;
    place = (place + 1) & (known.length - 1);
  }
  return place;
}

function pairByMap(base: Keys, target: Keys, start: number, pairs: Int32Array): void {
  const heads = new Map<number, number>();
  const next = new Int32Array(target.low.length + 1);
  for (let index = target.low.length - 1; index >= start; index -= 1) {
    const key = keyNumber(target, index);
    next[index + 1] = heads.get(key) ?? 0;
    heads.set(key, index + 1);
  }
  for (let index = start; index < pairs.length; index += 1) {
    const key = keyNumber(base, index);
    const found = heads.get(key) ?? 0;
    pairs[index] = found;
    if (found !== 0) heads.set(key, next[found] ?? 0);
  }
}

function keyNumber({ low, high }: Keys, index: number): number {
  return (high[index] ?? 0) * 2 ** 32 + ((low[index] ?? 0) >>> 0);
}
