import { MAX_DISTANCE, MAX_MATCH, MIN_MATCH } from './deflate-format.ts';

/** How a compressor of the zlib family looks for matches. */
export interface DeflateHabits {
  /** How many earlier places are looked at. */
  readonly tries: number;
  /** Shortest match that it takes, 3 or more. */
  readonly least: number;
  /** A match shorter than this waits for a longer one at the next byte; 0 if none waits. */
  readonly lazy: number;
}

/** The habits that are tried when a stream is taken apart: those of zlib by level, and of its quicker relatives. */
export const KNOWN_HABITS: readonly DeflateHabits[] = [
  { tries: 128, least: 3, lazy: 16 },
  { tries: 4096, least: 4, lazy: 0 },
  { tries: 4096, least: 3, lazy: 258 },
  { tries: 32, least: 3, lazy: 16 },
  { tries: 16, least: 3, lazy: 0 },
];
export const MOST_TRIES = 4096;

/** Predicts what a compressor does at each place of some bytes. */
export interface TokenPredictor {
  /** Bytes that the token at `at` most likely stands for; 1 for a literal. */
  length(at: number): number;
  /** How far back the nearest place lies that has the same `length` bytes; 0 if none is found. */
  distance(at: number, length: number): number;
}

/** A match of this length is not taken if it is further away. */
const SHORT = 3;
const SHORT_DISTANCE = 4096;
/** After that many comparisons for each byte, nothing is predicted any more: time stays bounded. */
const MOST_COMPARED = 256;

export function tokenPredictor(content: Uint8Array, { tries, least, lazy }: DeflateHabits): TokenPredictor {
  const previous = chainPlaces(content);
  let left = MOST_COMPARED * content.length;
  let found = 0;
  /** The longest match at `at` of more than `beaten` bytes; 0 if there is none. Its distance is in `found`. */
  const longest = (at: number, beaten: number, most: number): number => {
    const end = Math.min(content.length, at + most);
    let best = beaten;
    let place = previous[at] ?? -1;
    for (let tried = 0; tried < tries && place >= 0 && at - place <= MAX_DISTANCE && left > 0; tried += 1) {
      let length = 0;
      while (at + length < end && content[place + length] === content[at + length]) length += 1;
      left -= length + 1;
      if (length > best) {
        best = length;
        found = at - place;
        if (at + length === end) break;
      }
      place = previous[place] ?? -1;
    }
    return best > beaten ? best : 0;
  };
  return {
    length: (at) => {
      const length = longest(at, MIN_MATCH - 1, MAX_MATCH);
      if (length < least || (length === SHORT && found > SHORT_DISTANCE)) return 1;
      return length < lazy && longest(at + 1, length, MAX_MATCH) > 0 ? 1 : length;
    },
    distance: (at, length) => (longest(at, length - 1, length) === length ? found : 0),
  };
}

const BUCKET_BITS = 12;
const BUCKETS = 2 ** BUCKET_BITS;

/** For each place the last one before it with the same three bytes; -1 if there is none. */
function chainPlaces(content: Uint8Array): Int32Array {
  const previous = new Int32Array(content.length).fill(-1);
  const count = Math.max(0, content.length + 1 - MIN_MATCH);
  const keys = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    keys[at] = (content[at] ?? 0) | ((content[at + 1] ?? 0) << 8) | ((content[at + 2] ?? 0) << 16);
  }
  // By the lower half of their keys, then by the upper: equal ones stay in the order of their places.
  const order = putInBuckets(keys, putInBuckets(keys, undefined, 0), BUCKET_BITS);
  for (let index = 1; index < count; index += 1) {
    const place = order[index] ?? 0;
    const before = order[index - 1] ?? 0;
    if (keys[place] === keys[before]) previous[place] = before;
  }
  return previous;
}

/** Places in ascending order of some bits of their keys, equal ones in the order they have; at first that of places. */
function putInBuckets(keys: Uint32Array, places: Uint32Array | undefined, shift: number): Uint32Array {
  const ends = new Uint32Array(BUCKETS + 1);
  for (const key of keys) {
    const next = ((key >>> shift) & (BUCKETS - 1)) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket += 1) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0);
  const order = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const place = places === undefined ? index : (places[index] ?? 0);
    const bucket = ((keys[place] ?? 0) >>> shift) & (BUCKETS - 1);
    const at = ends[bucket] ?? 0;
    order[at] = place;
    ends[bucket] = at + 1;
  }
  return order;
}
