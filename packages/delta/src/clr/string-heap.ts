/** The `#Strings` heap (II.24.2.3): zero-terminated texts, found by offset. Texts may be tails of others. */

/** Longest text that is looked at, in bytes. Longer ones are cut: it costs matches, never correctness. */
const MAX_TEXT = 256;
const MOST_ENTRIES = 2 ** 20;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** Where a text begins and how long it is; of one longer than `MAX_TEXT`, its first bytes. */
export function textLength(heap: Uint8Array, offset: number): number {
  let length = 0;
  while (length < MAX_TEXT && offset + length < heap.length && heap[offset + length] !== 0) length += 1;
  return length;
}

/** A text of the heap as a number to compare it by; with `digits: 'erased'`, every run of digits counts as one. */
export function textKey(heap: Uint8Array, offset: number, digits: 'kept' | 'erased'): number {
  const length = textLength(heap, offset);
  let low = 0x811c_9dc5;
  let high = 0x9747_b28c;
  let wasDigit = false;
  for (let i = 0; i < length; i += 1) {
    const byte = heap[offset + i] ?? 0;
    const isDigit = digits === 'erased' && byte >= DIGIT_0 && byte <= DIGIT_9;
    if (isDigit && wasDigit) continue;
    wasDigit = isDigit;
    low = Math.imul(low ^ (isDigit ? 0 : byte), 0x0100_0193);
    high = Math.imul(high ^ (isDigit ? 0 : byte), 0x85eb_ca6b);
  }
  return keyOf(low, high);
}

/** One key of two numbers below 2^53, in order. */
export function joinKeys(first: number, second: number): number {
  // Bit operators see the lowest 32 bits of a number.
  const [firstHigh, secondHigh] = [first / 2 ** 32, second / 2 ** 32];
  const low = mixLow(mixLow(mixLow(mixLow(0x811c_9dc5, first), firstHigh), second), secondHigh);
  const high = mixHigh(mixHigh(mixHigh(mixHigh(0x9747_b28c, first), firstHigh), second), secondHigh);
  return keyOf(low, high);
}

function mixLow(sum: number, part: number): number {
  const product = Math.imul(sum ^ part, 0x0100_0193);
  return product ^ (product >>> 15);
}

function mixHigh(sum: number, part: number): number {
  const product = Math.imul(sum ^ part, 0x85eb_ca6b);
  return product ^ (product >>> 13);
}

function keyOf(low: number, high: number): number {
  return (high & 0x1f_ffff) * 2 ** 32 + (low >>> 0);
}

/**
 * Where the text at an offset of the base's heap is in the target's. Compilers fold a text that is the tail of another
 * into the entry with the greatest reversed text that begins with it, reversed; so its place can be told.
 * An offset whose text is nowhere stays as it is.
 */
export function mapTexts(base: Uint8Array, target: Uint8Array): (offset: number) => number {
  const entries = reversedEntries(target);
  const known = new Map<number, number>();
  return (offset) => {
    const found = known.get(offset) ?? findText(base, offset, entries);
    known.set(offset, found);
    return found;
  };
}

interface ReversedEntry {
  readonly reversed: string;
  /** Offset of its closing zero. */
  readonly end: number;
}

function reversedEntries(heap: Uint8Array): ReversedEntry[] {
  const entries: ReversedEntry[] = [];
  for (let start = 0; start < heap.length && entries.length < MOST_ENTRIES; ) {
    const zero = heap.indexOf(0, start);
    const end = zero < 0 ? heap.length : zero;
    entries.push({ reversed: reverseText(heap, Math.max(start, end - MAX_TEXT), end), end });
    start = end + 1;
  }
  return entries.sort((a, b) => (a.reversed < b.reversed ? -1 : a.reversed > b.reversed ? 1 : a.end - b.end));
}

function reverseText(heap: Uint8Array, start: number, end: number): string {
  return Buffer.from(heap.subarray(start, end)).reverse().toString('latin1');
}

function findText(heap: Uint8Array, offset: number, entries: readonly ReversedEntry[]): number {
  const length = textLength(heap, offset);
  if (length === 0) return 0;
  const wanted = reverseText(heap, offset, offset + length);
  let from = 0;
  let to = entries.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const reversed = entries[middle]?.reversed ?? '';
    if (reversed < wanted || reversed.startsWith(wanted)) from = middle + 1;
    else to = middle;
  }
  const hit = entries[from - 1];
  return hit?.reversed.startsWith(wanted) === true ? hit.end - length : offset;
}
