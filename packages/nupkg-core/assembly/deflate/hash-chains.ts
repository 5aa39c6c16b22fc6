// Positions whose next three bytes have the same hash form a chain, which zlib searches, newest first, for so many steps
// (`MAX_CHAIN`). Most steps are in vain, so here a second chain links positions whose next four bytes have the same hash:
// it leads to every match of four bytes and more in far fewer steps. Each position has a rank in its first chain, which
// tells how many steps zlib would have taken to it.

import { setInt } from '../memory';
import { heads, input, links, longHeads, WINDOW_SIZE } from './layout';

const MASK: i32 = WINDOW_SIZE - 1;
const HASH_BITS: u32 = 15;
/** Lower than every position that can be reached. */
const NOWHERE: i32 = -(1 << 20);

/** The newest position before the one inserted last that has the same hash of four bytes. */
export let newestLong: i32 = NOWHERE;
/** The rank of the newest position before the one inserted last that has the same hash of three bytes. */
export let newestRank: u32 = 0;

export function resetChains(): void {
  for (let i = 0; i < WINDOW_SIZE; i += 1) {
    setInt(heads, 2 * i, NOWHERE);
    setInt(longHeads, i, NOWHERE);
  }
}

/**
 * Makes a position known, and returns the newest one before it whose three bytes have the same hash: zlib's
 * `INSERT_STRING`.
 */
export function insert(position: i32): i32 {
  const bytes = load<u32>(input + <usize>position);
  const before = replaceHead(bytes, position);
  const longBefore = replaceLongHead(bytes, position);
  newestLong = longBefore;
  newestRank = <u32>(before >> 32);
  linkTo(position, before, longBefore);
  return <i32>before;
}

/** Makes positions known of which nobody asks what stands before them. */
export function insertAll(from: i32, to: i32): void {
  for (let position = from; position < to; position += 1) {
    const bytes = load<u32>(input + <usize>position);
    linkTo(position, replaceHead(bytes, position), replaceLongHead(bytes, position));
  }
}

/** Puts a position at the head of its chain, and returns the one before it with its rank above. */
function replaceHead(bytes: u32, position: i32): u64 {
  const head = heads + ((<usize>zlibHash(bytes)) << 3);
  const before = load<u64>(head);
  store<u64>(head, (((before >> 32) + 1) << 32) | (<u64>position));
  return before;
}

function replaceLongHead(bytes: u32, position: i32): i32 {
  const head = longHeads + <usize>(((bytes * 0x9e3779b1) >> (32 - HASH_BITS)) << 2);
  const before = load<i32>(head);
  store<i32>(head, position);
  return before;
}

function linkTo(position: i32, before: u64, longBefore: i32): void {
  const distance = min(position - <i32>before, 0xffff);
  const longDistance = min(position - longBefore, 0xffff);
  const link = (<u32>distance) | ((<u32>(before >> 32) + 1) << 16);
  store<u64>(linkOf(position), (<u64>link) | ((<u64>longDistance) << 32));
}

/** The position before one whose three bytes have the same hash. */
export function previous(position: i32): i32 {
  return position - <i32>load<u16>(linkOf(position));
}

/** Of a position in the chain of four bytes: above 32 bits, how far it is to the one before it; above 16, its rank. */
export function longLink(position: i32): u64 {
  return load<u64>(linkOf(position));
}

function linkOf(position: i32): usize {
  return links + ((<usize>(position & MASK)) << 3);
}

/** zlib's `UPDATE_HASH`, over three bytes. */
function zlibHash(bytes: u32): i32 {
  return (<i32>((bytes << 10) ^ ((bytes >> 3) & 0x1fe0) ^ ((bytes >> 16) & 0xff))) & MASK;
}
