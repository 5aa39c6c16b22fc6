import type { Blobs } from './blob-heap.ts';

/** Where an offset of the base's heap is in the target's. */
export type MapOffset = (offset: number) => number;
/** The same for some offsets. */
export type MapOffsets = (offsets: Uint32Array) => Uint32Array;

const HASH = 0x0100_0193;
const SPREAD = 0x9e37_79b1;
/** More looks than that for each blob, and somebody has chosen blobs that fall together. */
const MOST_LOOKS = 16;
const UNKNOWN = -1;

/** Where a blob of the base is in the target: where it was, else where its bytes first are, else where it was. */
export function mapBlobs(base: Blobs, target: Blobs): MapOffset {
  const numbers = numbersByOffset(base);
  const targetNumbers = numbersByOffset(target);
  const found = new Int32Array(base.count).fill(UNKNOWN);
  let find: FindBlob | undefined;
  const findPlace = (blob: number): number => {
    const offset = base.offsets[blob] ?? 0;
    const there = (targetNumbers[offset] ?? 0) - 1;
    if (there >= 0 && isSameBlob(base, blob, target, there)) return offset;
    const first = (find ??= firstBlobs(base, target))(blob);
    return first === undefined ? offset : (target.offsets[first] ?? offset);
  };
  return (offset) => {
    const blob = (numbers[offset] ?? 0) - 1;
    if (blob < 0) return offset;
    if (found[blob] === UNKNOWN) found[blob] = findPlace(blob);
    return found[blob] ?? offset;
  };
}

export function eachOffset(map: MapOffset): MapOffsets {
  return (offsets) => {
    const mapped = new Uint32Array(offsets.length);
    for (let index = 0; index < offsets.length; index += 1) mapped[index] = map(offsets[index] ?? 0);
    return mapped;
  };
}

/** Of each offset at which a blob is, the number of the blob plus 1. */
function numbersByOffset({ count, offsets }: Blobs): Int32Array {
  const numbers = new Int32Array(count === 0 ? 0 : (offsets[count - 1] ?? 0) + 1);
  for (let blob = 0; blob < count; blob += 1) numbers[offsets[blob] ?? 0] = blob + 1;
  return numbers;
}

function isSameBlob(base: Blobs, blob: number, target: Blobs, other: number): boolean {
  const start = base.starts[blob] ?? 0;
  const otherStart = target.starts[other] ?? 0;
  const length = (base.ends[blob] ?? 0) - start;
  if (length !== (target.ends[other] ?? 0) - otherStart) return false;
  const { bytes } = base;
  const { bytes: otherBytes } = target;
  for (let at = 0; at < length; at += 1) if (bytes[start + at] !== otherBytes[otherStart + at]) return false;
  return true;
}

/** The first blob of the target that has the bytes of one of the base. */
type FindBlob = (blob: number) => number | undefined;

/** Whatever the blobs are, the time is bounded. */
function firstBlobs(base: Blobs, target: Blobs): FindBlob {
  const bits = Math.max(4, 33 - Math.clz32(target.count));
  const places = new Int32Array(2 ** bits);
  let looksLeft = MOST_LOOKS * (base.count + target.count);
  const placeOf = (blobs: Blobs, blob: number): number => {
    let place = hashOf(blobs, blob) >>> (32 - bits);
    for (let other = places[place] ?? 0; other !== 0; other = places[place] ?? 0) {
      if (looksLeft < 0 || isSameBlob(blobs, blob, target, other - 1)) break;
      looksLeft -= 1;
      place = (place + 1) & (places.length - 1);
    }
    return place;
  };
  for (let blob = 0; blob < target.count; blob += 1) {
    const place = placeOf(target, blob);
    if (places[place] === 0) places[place] = blob + 1;
  }
  let slow: FindBlob | undefined;
  return (blob) => {
    const place = placeOf(base, blob);
    if (looksLeft < 0) return (slow ??= firstTexts(base, target))(blob);
    const found = places[place] ?? 0;
    return found === 0 ? undefined : found - 1;
  };
}

function hashOf({ bytes, starts, ends }: Blobs, blob: number): number {
  const end = ends[blob] ?? 0;
  let hash = 0x811c_9dc5;
  for (let at = starts[blob] ?? 0; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH);
  return Math.imul(hash ^ (hash >>> 15), SPREAD);
}

/** The same with texts, which the runtime tells apart by hashes that nobody can foresee. */
function firstTexts(base: Blobs, target: Blobs): FindBlob {
  const first = new Map<string, number>();
  for (let blob = target.count - 1; blob >= 0; blob -= 1) first.set(textOf(target, blob), blob);
  return (blob) => first.get(textOf(base, blob));
}

function textOf({ bytes, starts, ends }: Blobs, blob: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', starts[blob], ends[blob]);
}
