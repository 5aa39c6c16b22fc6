import {
  COMMAND_CELLS,
  COPY_BASES,
  COPY_BITS,
  FIRST_WITH_DISTANCE,
  INSERT_BASES,
  INSERT_BITS,
  literalContext,
  TRANSFORM_GROWTH,
  WORD_BITS,
} from './alphabets.ts';
import { type BitReader, bitReader } from './bit-reader.ts';
import { type MetaBlock, readMetaBlock } from './meta-block.ts';

/** How many bits of a stream stand for each byte of its content: those up to a byte are the difference of two sums. */
export interface ByteCosts {
  /** Bits that stand for the bytes from `start` up to `end`. */
  between(start: number, end: number): number;
}

/**
 * Reads what a Brotli stream (RFC 7932) spends on each byte of its content, which is at hand. A literal costs its code, what
 * is copied shares the bits that say so, and what a meta-block says before its first byte is shared by all of its bytes.
 */
export function byteCosts(packed: Uint8Array, content: Uint8Array): ByteCosts {
  const sums = new Float64Array(content.length + 1);
  const start = { at: 0, shared: 0, window: 0, distances: [4, 11, 15, 16] };
  if (packed.length > 0) readStream({ bits: bitReader(packed), content, sums, ...start });
  for (let at = 0; at < content.length; at += 1) sums[at + 1] = (sums[at + 1] ?? 0) + (sums[at] ?? 0);
  return { between: (start, end) => (sums[end] ?? 0) - (sums[start] ?? 0) };
}

interface State {
  readonly bits: BitReader;
  readonly content: Uint8Array;
  /** Of the byte at i, at i + 1. */
  readonly sums: Float64Array;
  at: number;
  /** Bits that were shared among bytes so far. */
  shared: number;
  window: number;
  /** The last one first. */
  distances: number[];
}

/** Shares bits among the bytes from `start` up to `end`; those that stand for none go to the byte before. */
function share(state: State, start: number, end: number, bits: number): void {
  state.shared += bits;
  const last = Math.min(end, state.content.length);
  const first = Math.min(start, Math.max(0, last - 1));
  for (let at = first; at < last; at += 1) state.sums[at + 1] = (state.sums[at + 1] ?? 0) + bits / (last - first);
}

/** §9.1 and §9.2. */
function readStream(state: State): void {
  const { bits, content } = state;
  state.window = readWindow(bits);
  for (let start = 0, isLast = false; !isLast; start = bits.position()) {
    isLast = bits.read(1) === 1;
    if (isLast && bits.read(1) === 1) break;
    const nibbles = bits.read(2) + 4;
    if (nibbles === 7) {
      skipMetadata(bits);
      continue;
    }
    const length = readNibbles(bits, nibbles) + 1;
    const first = state.at;
    const end = Math.min(first + length, content.length);
    if (!isLast && bits.read(1) === 1) {
      bits.skipBytes(length);
      state.at = end;
    } else {
      const block = readMetaBlock(bits);
      const header = bits.position() - start;
      while (state.at < end) readCommand(state, block, end);
      share(state, first, end, header);
      continue;
    }
    share(state, first, end, bits.position() - start);
  }
  // What ends the stream is shared by all.
  share(state, 0, content.length, 8 * Math.ceil(bits.position() / 8) - state.shared);
}

function readWindow(bits: BitReader): number {
  if (bits.read(1) === 0) return 2 ** 16 - 16;
  const more = bits.read(3);
  if (more > 0) return 2 ** (17 + more) - 16;
  const less = bits.read(3);
  return 2 ** (less === 0 ? 17 : 8 + less) - 16;
}

function skipMetadata(bits: BitReader): void {
  bits.read(1);
  const size = bits.read(2);
  const length = size === 0 ? 0 : readNibbles(bits, 2 * size) + 1;
  bits.skipBytes(length);
}

function readNibbles(bits: BitReader, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index += 1) value += bits.read(4) * 16 ** index;
  return value;
}

/** §9.3. */
function readCommand(state: State, block: MetaBlock, end: number): void {
  const { bits } = state;
  const start = state.at;
  const before = bits.position();
  const type = block.commandBlocks.next(bits);
  const command = block.commandCodes[type]?.(bits) ?? 0;
  const [insertCell, copyCell] = COMMAND_CELLS[command >> 6] ?? [0, 0];
  const [insertCode, copyCode] = [insertCell + ((command >> 3) & 7), copyCell + (command & 7)];
  const inserted = (INSERT_BASES[insertCode] ?? 0) + bits.read(INSERT_BITS[insertCode] ?? 0);
  const copied = (COPY_BASES[copyCode] ?? 0) + bits.read(COPY_BITS[copyCode] ?? 0);
  const spent = bits.position() - before;
  for (let left = inserted; left > 0 && state.at < end; left -= 1) readLiteral(state, block);
  const first = state.at;
  if (first < end) {
    const beforeDistance = bits.position();
    const distance = command < FIRST_WITH_DISTANCE ? (state.distances[0] ?? 0) : readDistance(state, block, copied);
    state.at = Math.min(end, first + copiedSize(state, distance, copied));
    share(state, first, state.at, bits.position() - beforeDistance);
  }
  share(state, start, state.at, spent);
}

function readLiteral(state: State, block: MetaBlock): void {
  const { bits, content, at } = state;
  const before = bits.position();
  const type = block.literalBlocks.next(bits);
  const context = literalContext(block.modes[type] ?? 0, content[at - 1] ?? 0, content[at - 2] ?? 0);
  block.literalCodes[block.literalMap[64 * type + context] ?? 0]?.(bits);
  share(state, at, at + 1, bits.position() - before);
  state.at += 1;
}

/** How the last four distances are taken again: which, and what is added. */
const AGAIN: readonly (readonly [number, number])[] = [
  ...[0, 1, 2, 3].map((index) => [index, 0] as const),
  ...[-1, 1, -2, 2, -3, 3].map((more) => [0, more] as const),
  ...[-1, 1, -2, 2, -3, 3].map((more) => [1, more] as const),
];

/** §4. */
function readDistance(state: State, block: MetaBlock, copied: number): number {
  const { bits, distances } = state;
  const type = block.distanceBlocks.next(bits);
  const tree = block.distanceMap[4 * type + Math.min(copied, 5) - 2] ?? 0;
  const code = block.distanceCodes[tree]?.(bits) ?? 0;
  const [index, more] = AGAIN[code] ?? [0, 0];
  const distance =
    code < AGAIN.length ? (distances[index] ?? 0) + more : readNewDistance(bits, block, code - AGAIN.length);
  const isInContent = distance <= Math.min(state.window, state.at);
  if (code > 0 && isInContent) state.distances = [distance, ...distances.slice(0, 3)];
  return distance;
}

function readNewDistance(bits: BitReader, { directCodes, postfixBits }: MetaBlock, code: number): number {
  if (code < directCodes) return code + 1;
  const rest = code - directCodes;
  const high = rest >> postfixBits;
  const width = 1 + (high >> 1);
  const offset = (2 + (high & 1)) * 2 ** width - 4 + bits.read(width);
  return offset * 2 ** postfixBits + (rest & (2 ** postfixBits - 1)) + directCodes + 1;
}

/** A distance from before the content is a word of the dictionary, changed in some way (§8). */
function copiedSize({ window, at }: State, distance: number, copied: number): number {
  const word = distance - Math.min(window, at) - 1;
  if (word < 0) return copied;
  return copied + (TRANSFORM_GROWTH[Math.floor(word / 2 ** (WORD_BITS[copied] ?? 0))] ?? 0);
}
