/** The entries of a `#Strings` heap (II.24.2.3), reversed and in order, so that one with a given tail can be found. */
export interface ReversedTexts {
  /**
   * Where the greatest entry ends, as reversed texts compare, that ends with the text at `start` to `end` of another heap;
   * of equal ones the last. `undefined` if none does.
   */
  find(heap: Uint8Array, start: number, end: number): number | undefined;
}

/** Longest text that is looked at, in bytes. Longer ones are cut: it costs matches, never correctness. */
export const MAX_TEXT = 256;
const MOST_ENTRIES = 2 ** 20;
/** So many bytes of a text are compared at once: they and the number of an entry fit into one number. */
const BYTES_AT_ONCE = 4;
/** Fewer entries are put in order one by one. */
const FEW = 12;

/** Entries by where they begin and end, in an order. */
interface Entries {
  readonly heap: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly order: Uint32Array;
}

export function reversedTexts(heap: Uint8Array): ReversedTexts {
  const entries = readEntries(heap);
  sortEntries(entries, 0, entries.order.length, 0);
  const { order, ends } = entries;
  const heads = order.map((entry) => bytesOf(entries, entry, 0));
  return {
    find: (from, start, end) => {
      const length = end - start;
      const [least, most] = headsOf(from, start, end);
      let place = countUpTo(heads, most);
      if (length > BYTES_AT_ONCE) place = countTexts(entries, from, start, end, countUpTo(heads, least - 1), place);
      const entry = order[place - 1];
      if (entry === undefined || compareText(entries, entry, from, start, end, 0) !== 0) return undefined;
      return ends[entry];
    },
  };
}

function readEntries(heap: Uint8Array): Entries {
  let count = 0;
  for (let at = 0; at < heap.length && count < MOST_ENTRIES; count += 1) at = entryEnd(heap, at) + 1;
  const [starts, ends] = [new Int32Array(count), new Int32Array(count)];
  const order = new Uint32Array(count);
  let at = 0;
  for (let entry = 0; entry < count; entry += 1) {
    const end = entryEnd(heap, at);
    starts[entry] = Math.max(at, end - MAX_TEXT);
    ends[entry] = end;
    order[entry] = entry;
    at = end + 1;
  }
  return { heap, starts, ends, order };
}

function entryEnd(heap: Uint8Array, start: number): number {
  let end = start;
  while (end < heap.length && heap[end] !== 0) end += 1;
  return end;
}

/** Some bytes of a reversed entry, from `depth` on, as a number below 2^32; zeros behind its end. */
function bytesOf({ heap, starts, ends }: Entries, entry: number, depth: number): number {
  const last = (ends[entry] ?? 0) - 1 - depth;
  const start = starts[entry] ?? 0;
  let bytes = 0;
  for (let at = last; at > last - BYTES_AT_ONCE; at -= 1) bytes = (bytes << 8) | (at >= start ? (heap[at] ?? 0) : 0);
  return bytes >>> 0;
}

/** Puts entries in order that are alike up to `depth`; what stays alike keeps its order. */
function sortEntries(entries: Entries, from: number, to: number, depth: number): void {
  if (to - from < 2 || depth >= MAX_TEXT) return;
  if (to - from <= FEW) {
    insertEntries(entries, from, to, depth);
    return;
  }
  const { order } = entries;
  const keys = new Float64Array(to - from);
  for (let index = from; index < to; index += 1) {
    const entry = order[index] ?? 0;
    keys[index - from] = bytesOf(entries, entry, depth) * MOST_ENTRIES + entry;
  }
  keys.sort();
  let first = from;
  let head = -1;
  for (let index = from; index <= to; index += 1) {
    const key = keys[index - from] ?? Infinity;
    const bytes = Math.floor(key / MOST_ENTRIES);
    if (index < to) order[index] = key - bytes * MOST_ENTRIES;
    if (bytes === head) continue;
    // A text that has ended is like another that has.
    if (head % 256 !== 0) sortEntries(entries, first, index, depth + BYTES_AT_ONCE);
    first = index;
    head = bytes;
  }
}

function insertEntries(entries: Entries, from: number, to: number, depth: number): void {
  const { order } = entries;
  for (let index = from + 1; index < to; index += 1) {
    const entry = order[index] ?? 0;
    let place = index;
    for (; place > from && compareEntries(entries, order[place - 1] ?? 0, entry, depth) > 0; place -= 1) {
      order[place] = order[place - 1] ?? 0;
    }
    order[place] = entry;
  }
}

function compareEntries(entries: Entries, a: number, b: number, start: number): number {
  for (let depth = start; depth < MAX_TEXT; depth += BYTES_AT_ONCE) {
    const first = bytesOf(entries, a, depth);
    const second = bytesOf(entries, b, depth);
    if (first !== second) return first - second;
    if (first % 256 === 0) return 0;
  }
  return 0;
}

/** The least and the greatest that `bytesOf` gives of an entry that ends with a text. */
function headsOf(heap: Uint8Array, start: number, end: number): readonly [least: number, most: number] {
  let least = 0;
  let most = 0;
  for (let at = end - 1; at > end - 1 - BYTES_AT_ONCE; at -= 1) {
    least = (least << 8) | (at >= start ? (heap[at] ?? 0) : 0);
    most = (most << 8) | (at >= start ? (heap[at] ?? 0) : 0xff);
  }
  return [least >>> 0, most >>> 0];
}

/** How many numbers, which ascend, are at most `limit`. */
function countUpTo(numbers: Uint32Array, limit: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * How many entries are less than a reversed text or begin with it; `low` are, from `high` on none. Those between have
 * its last bytes, as many as are compared at once.
 */
function countTexts(entries: Entries, heap: Uint8Array, start: number, end: number, low: number, high: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText(entries, entries.order[middle] ?? 0, heap, start, end, BYTES_AT_ONCE) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** 0 if an entry ends with a text, else how they compare, reversed. They are known to be alike up to `depth`. */
function compareText(
  entries: Entries,
  entry: number,
  heap: Uint8Array,
  start: number,
  end: number,
  depth: number,
): number {
  const bytes = entries.heap;
  const entryStart = entries.starts[entry] ?? 0;
  let last = (entries.ends[entry] ?? 0) - 1 - depth;
  for (let at = end - 1 - depth; at >= start; at -= 1, last -= 1) {
    const difference = (last >= entryStart ? (bytes[last] ?? 0) : 0) - (heap[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
