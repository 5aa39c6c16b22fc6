import { input, PACKED_SIZE, packed, SEGMENT_SIZE, WINDOW_SIZE } from '../deflate/layout';
import { copyMatch } from './copy-match';
import { readCodes } from './code-lengths';
import { bits, count, finishByte, from, setReader, take, unreadBytes } from './bit-reader';
import { BASE_SHIFT, END, EXTRA_MASK, EXTRA_SHIFT, INVALID, LENGTH_MASK, SUB, tableEntry } from './code-table';
import { DISTANCE_BITS, distanceTable, LENGTH_BITS, lengthTable } from './tables';

// What inflating stops for: more input, room for output, the end, or an error. Only of content that is right, and in a form
// that zlib takes as well, anything is said; who is told of an error asks zlib.
const HUNGRY: i32 = 0;
const FULL: i32 = 1;
const DONE: i32 = 2;
const BROKEN: i32 = 3;
/** A block has ended. */
const NEXT: i32 = 4;

/** RFC 1951, 3.2.3. */
const STORED: i32 = 0;
/** No dynamic header takes so many bytes. */
const HEADER_ROOM: usize = 600;

let inputEnd: usize = packed;
let isLastInput: bool = false;
let to: usize = input;
let toEnd: usize = input;
let isInBlock: bool = false;
let isLastBlock: bool = false;
let isStored: bool = false;
let storedLeft: usize = 0;
let copyLeft: usize = 0;
let copyDistance: usize = 0;

/** Begins with a content, whose first byte goes where the content of a segment without window begins. */
export function beginInflate(): void {
  setReader(packed, 0, 0);
  inputEnd = packed;
  to = toEnd = input;
  isLastInput = isInBlock = isLastBlock = false;
  copyLeft = 0;
}

/** Makes room for the next packed bytes, of which as many as `packedRoom` says may follow, and returns where they go. */
export function packedAddress(): usize {
  unreadBytes();
  const left = inputEnd - from;
  memory.copy(packed, from, left);
  setReader(packed, bits, count);
  inputEnd = packed + left;
  return inputEnd;
}

export function packedRoom(): i32 {
  return <i32>(packed + PACKED_SIZE - inputEnd);
}

/** `size` packed bytes have been written; behind the last ones stand some that are zero. */
export function feed(size: i32, isLast: bool): void {
  inputEnd += <usize>size;
  isLastInput = isLast;
  if (isLast) memory.fill(inputEnd, 0, 16);
}

/** What the segment before ended in becomes the window of the next, which comes after it. */
export function slideWindow(): void {
  memory.copy(input, to - <usize>WINDOW_SIZE, WINDOW_SIZE);
  to = input + <usize>WINDOW_SIZE;
}

/** Makes up to `size` more bytes of content, at most those of a segment. Returns why it stopped. */
export function inflateUpTo(size: i32): i32 {
  toEnd = to + <usize>min(size, SEGMENT_SIZE);
  while (true) {
    if (copyLeft > 0) copyOn(copyLeft, copyDistance);
    if (copyLeft > 0) return FULL;
    if (!isInBlock) {
      if (isLastBlock) return endsHere() ? DONE : BROKEN;
      if (!isLastInput && inputEnd < from + HEADER_ROOM) return HUNGRY;
      if (!beginBlock()) return BROKEN;
    }
    const stop = isStored ? copyStored() : inflateCodes();
    if (stop != NEXT) return stop;
    isInBlock = false;
  }
}

/** Where the content that has been made ends. */
export function contentEnd(): usize {
  return to;
}

/** All bytes have been taken, but for bits that fill the last one. */
function endsHere(): bool {
  return isLastInput && from - <usize>(count >> 3) == inputEnd;
}

function beginBlock(): bool {
  isLastBlock = take(1) == 1;
  const kind = <i32>take(2);
  isInBlock = true;
  isStored = kind == STORED;
  if (!isStored) return readCodes(kind) && from <= inputEnd + 8;
  const start = finishByte();
  if (start + 4 > inputEnd) return false;
  storedLeft = <usize>load<u16>(start);
  setReader(start + 4, 0, 0);
  return storedLeft == <usize>(~load<u16>(start, 2) & 0xffff);
}

function copyStored(): i32 {
  const size = min(storedLeft, min(toEnd - to, inputEnd - from));
  memory.copy(to, from, size);
  to += size;
  setReader(from + size, 0, 0);
  storedLeft -= size;
  if (storedLeft == 0) return NEXT;
  if (to == toEnd) return FULL;
  return isLastInput ? BROKEN : HUNGRY;
}

/** As much of a match as there is room for; the rest waits. */
function copyOn(length: usize, distance: usize): void {
  const size = min(length, toEnd - to);
  copyMatch(to, distance, size);
  to += size;
  copyLeft = length - size;
  copyDistance = distance;
}

/** What is held of input and output stays in variables of this function, because others are in memory. */
function inflateCodes(): i32 {
  let held = bits;
  let size = count;
  let at = from;
  let end = to;
  const last = toEnd;
  // Behind the last bytes stand some that are zero.
  const lastLoad = isLastInput ? inputEnd + 8 : inputEnd - 8;
  let stop = FULL;
  while (end < last) {
    if (at > lastLoad) {
      stop = isLastInput ? BROKEN : HUNGRY;
      break;
    }
    // Bits above those that count are the same again.
    held |= load<u64>(at) << (<u64>size);
    at += <usize>((63 - size) >> 3);
    size |= 56;
    let entry = tableEntry(lengthTable, LENGTH_BITS, held);
    if (<i32>entry < 0) {
      store<u8>(end, <u8>(entry >> BASE_SHIFT));
      end += 1;
      held >>= <u64>entry;
      size -= entry & LENGTH_MASK;
      // Two codes of 15 bits leave enough for a length and a distance.
      entry = tableEntry(lengthTable, LENGTH_BITS, held);
      if (<i32>entry < 0) {
        if (end == last) break;
        store<u8>(end, <u8>(entry >> BASE_SHIFT));
        end += 1;
        held >>= <u64>entry;
        size -= entry & LENGTH_MASK;
        continue;
      }
      if (end == last) break;
      if (size < 48) continue;
    }
    if ((entry & (END | INVALID)) != 0) {
      stop = (entry & END) == 0 ? BROKEN : NEXT;
      held >>= <u64>entry;
      size -= entry & LENGTH_MASK;
      break;
    }
    held >>= <u64>entry;
    size -= entry & LENGTH_MASK;
    const lengthExtra = (entry >> EXTRA_SHIFT) & EXTRA_MASK;
    const length = <usize>(entry >> BASE_SHIFT) + <usize>(held & ((1 << (<u64>lengthExtra)) - 1));
    held >>= <u64>lengthExtra;
    size -= lengthExtra;
    entry = tableEntry(distanceTable, DISTANCE_BITS, held);
    held >>= <u64>entry;
    size -= entry & LENGTH_MASK;
    const distanceExtra = (entry >> EXTRA_SHIFT) & EXTRA_MASK;
    const distance = <usize>(entry >> BASE_SHIFT) + <usize>(held & ((1 << (<u64>distanceExtra)) - 1));
    held >>= <u64>distanceExtra;
    size -= distanceExtra;
    if ((entry & INVALID) != 0 || distance > end - input) {
      stop = BROKEN;
      break;
    }
    if (length <= last - end) {
      copyMatch(end, distance, length);
      end += length;
    } else {
      to = end;
      copyOn(length, distance);
      end = to;
    }
  }
  to = end;
  setReader(at, held, size);
  return stop;
}
