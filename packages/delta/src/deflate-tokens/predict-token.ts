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

/** Up to here a map of the three bytes that there are takes less room than a table of all. */
const SMALL_CONTENT = 2 ** 18;

/** For each place the last one before it with the same three bytes; -1 if there is none. */
function chainPlaces(content: Uint8Array): Int32Array {
  const previous = new Int32Array(content.length).fill(-1);
  const last = content.length > SMALL_CONTENT ? placeTable() : new Map<number, number>();
  for (let at = 0; at + MIN_MATCH <= content.length; at += 1) {
    const key = (content[at] ?? 0) | ((content[at + 1] ?? 0) << 8) | ((content[at + 2] ?? 0) << 16);
    previous[at] = last.get(key) ?? -1;
    last.set(key, at);
  }
  return previous;
}

/** The same as a map of places by three bytes, in one piece of memory. */
function placeTable(): Pick<Map<number, number>, 'get'> & { set(key: number, place: number): void } {
  const places = new Int32Array(2 ** 24);
  return {
    get: (key) => (places[key] ?? 0) - 1,
    set: (key, place) => {
      places[key] = place + 1;
    },
  };
}
