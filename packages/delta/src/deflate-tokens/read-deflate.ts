import {
  BLOCK,
  CODE_LENGTH_ORDER,
  codesOf,
  DISTANCE_BASES,
  DISTANCE_BITS,
  END_OF_BLOCK,
  FIRST_LENGTH_CODE,
  FIXED_DISTANCES,
  FIXED_LENGTHS,
  LENGTH_BASES,
  LENGTH_BITS,
  MAX_STORED,
  REPEAT_CODES,
  REPEAT_LAST,
} from './deflate-format.ts';

/** A block of a deflate stream. */
export interface DeflateBlock {
  /** The numbers of its header behind its type, in order: three counts and the code lengths, as they are packed. */
  readonly header: readonly number[];
  readonly type: number;
  /** How many tokens it has, the end not counted; of a stored block, how many bytes. */
  readonly tokens: number;
}

/** A deflate stream (RFC 1951) as what its compressor decided. */
export interface DeflateTokens {
  readonly blocks: readonly DeflateBlock[];
  /** Of each token: bytes that it stands for; 1 for a literal. */
  readonly lengths: Uint16Array;
  /** How far back it copies from; 0 for a literal. */
  readonly distances: Uint16Array;
}

/** Not a deflate stream of the kind that is taken apart. */
class NotDeflate extends Error {}

const END_MARK = -1;

/**
 * Takes a stream apart whose content is known. `undefined` for one that is damaged, has other bits than zeros where they
 * say nothing, goes on behind its last block, or does not hold `size` bytes.
 */
export function readDeflate(packed: Uint8Array, size: number): DeflateTokens | undefined {
  try {
    return readBlocks(packed, size);
  } catch (error) {
    if (error instanceof NotDeflate) return undefined;
    throw error;
  }
}

function readBlocks(packed: Uint8Array, size: number): DeflateTokens {
  const bits = bitReader(packed);
  const tokens = { lengths: new Uint16Array(size), distances: new Uint16Array(size), count: 0, bytes: 0 };
  const blocks: DeflateBlock[] = [];
  for (let isLast = false; !isLast; ) {
    isLast = bits.read(1) === 1;
    const type = bits.read(2);
    if (type === BLOCK.stored) {
      blocks.push({ type, header: [], tokens: skipStored(bits, tokens) });
      continue;
    }
    if (type !== BLOCK.fixed && type !== BLOCK.dynamic) throw new NotDeflate();
    const { header, lengths, distances } = type === BLOCK.fixed ? FIXED : readHeader(bits);
    const before = tokens.count;
    readTokens(bits, codeReader(lengths), codeReader(distances), tokens);
    blocks.push({ type, header, tokens: tokens.count - before });
  }
  if (tokens.bytes !== size || !bits.isAtEnd()) throw new NotDeflate();
  return {
    blocks,
    lengths: tokens.lengths.slice(0, tokens.count),
    distances: tokens.distances.slice(0, tokens.count),
  };
}

/** §3.2.4. */
function skipStored(bits: BitReader, tokens: GrowingTokens): number {
  if (!bits.align()) throw new NotDeflate();
  const length = bits.read(8) + 0x100 * bits.read(8);
  const inverse = bits.read(8) + 0x100 * bits.read(8);
  if (length + inverse !== MAX_STORED || tokens.bytes + length > tokens.lengths.length) throw new NotDeflate();
  tokens.bytes += length;
  bits.skipBytes(length);
  return length;
}

interface BlockCodes {
  readonly header: readonly number[];
  readonly lengths: readonly number[];
  readonly distances: readonly number[];
}

const FIXED: BlockCodes = { header: [], lengths: FIXED_LENGTHS, distances: FIXED_DISTANCES };

/** §3.2.7. */
function readHeader(bits: BitReader): BlockCodes {
  const counts = [bits.read(5), bits.read(5), bits.read(4)];
  const [lengthCount = 0, distanceCount = 0, orderCount = 0] = counts;
  const header = [...counts];
  const orderLengths = new Array<number>(CODE_LENGTH_ORDER.length).fill(0);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, orderCount + 4)) {
    const length = bits.read(3);
    orderLengths[symbol] = length;
    header.push(length);
  }
  const read = codeReader(orderLengths);
  const all: number[] = [];
  const total = lengthCount + FIRST_LENGTH_CODE + distanceCount + 1;
  while (all.length < total) {
    const symbol = read(bits);
    header.push(symbol);
    const repeat = REPEAT_CODES.get(symbol);
    if (repeat === undefined) {
      all.push(symbol);
      continue;
    }
    const extra = bits.read(repeat.bits);
    header.push(extra);
    const value = symbol === REPEAT_LAST ? (all.at(-1) ?? 0) : 0;
    for (let left = extra + repeat.least; left > 0; left -= 1) all.push(value);
  }
  if (all.length !== total) throw new NotDeflate();
  return {
    header,
    lengths: all.slice(0, lengthCount + FIRST_LENGTH_CODE),
    distances: all.slice(lengthCount + FIRST_LENGTH_CODE),
  };
}

interface GrowingTokens {
  readonly lengths: Uint16Array;
  readonly distances: Uint16Array;
  count: number;
  bytes: number;
}

function readTokens(bits: BitReader, lengthCode: CodeReader, distanceCode: CodeReader, tokens: GrowingTokens): void {
  for (let length = readLength(bits, lengthCode); length !== END_MARK; length = readLength(bits, lengthCode)) {
    const distance = length === 1 ? 0 : readDistance(bits, distanceCode);
    if (tokens.bytes + length > tokens.lengths.length || distance > tokens.bytes) throw new NotDeflate();
    tokens.lengths[tokens.count] = length;
    tokens.distances[tokens.count] = distance;
    tokens.count += 1;
    tokens.bytes += length;
  }
}

function readLength(bits: BitReader, code: CodeReader): number {
  const symbol = code(bits);
  if (symbol < END_OF_BLOCK) return 1;
  if (symbol === END_OF_BLOCK) return END_MARK;
  const index = symbol - FIRST_LENGTH_CODE;
  const length = (LENGTH_BASES[index] ?? 0) + bits.read(LENGTH_BITS[index] ?? 0);
  // The last code but one could say 258 too, which no compressor does; codes 286 and 287 say nothing.
  const isUsual = index < LENGTH_BASES.length && (length !== 258 || index === LENGTH_BASES.length - 1);
  if (!isUsual) throw new NotDeflate();
  return length;
}

function readDistance(bits: BitReader, code: CodeReader): number {
  const symbol = code(bits);
  const base = DISTANCE_BASES[symbol];
  if (base === undefined) throw new NotDeflate();
  return base + bits.read(DISTANCE_BITS[symbol] ?? 0);
}

type CodeReader = (bits: BitReader) => number;

const MAX_CODE = 15;

/** Codes of up to 15 bits, by a table of every 15 bits that may come. */
function codeReader(lengths: readonly number[]): CodeReader {
  const table = new Uint16Array(2 ** MAX_CODE).fill(0xffff);
  codesOf(lengths).forEach((code, symbol) => {
    const length = lengths[symbol] ?? 0;
    if (length === 0) return;
    for (let index = code; index < table.length; index += 2 ** length) table[index] = symbol;
  });
  return (bits) => {
    const symbol = table[bits.peek(MAX_CODE)] ?? 0xffff;
    if (symbol === 0xffff) throw new NotDeflate();
    bits.read(lengths[symbol] ?? 0);
    return symbol;
  };
}

interface BitReader {
  /** The next `count` bits, the first lowest; at most 15. */
  read(count: number): number;
  /** The same without going on; behind the end stand zeros. */
  peek(count: number): number;
  /** Goes on to the next whole byte. False if other bits than zeros are passed over. */
  align(): boolean;
  skipBytes(count: number): void;
  /** True if only zero bits of the last byte are left. */
  isAtEnd(): boolean;
}

function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  const peek = (count: number): number => {
    const byte = at >>> 3;
    const word = (bytes[byte] ?? 0) | ((bytes[byte + 1] ?? 0) << 8) | ((bytes[byte + 2] ?? 0) << 16);
    return (word >>> (at & 7)) & (2 ** count - 1);
  };
  const skip = (count: number): void => {
    at += count;
    if (at > 8 * bytes.length) throw new NotDeflate();
  };
  return {
    peek,
    read: (count) => {
      const value = peek(count);
      skip(count);
      return value;
    },
    align: () => {
      const passed = (8 - (at & 7)) & 7;
      const isZero = peek(passed) === 0;
      skip(passed);
      return isZero;
    },
    skipBytes: (count) => {
      skip(8 * count);
    },
    isAtEnd: () => (at + 7) >>> 3 === bytes.length && peek(7) >>> 0 === 0,
  };
}
