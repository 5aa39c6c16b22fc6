import type { BitReader } from './bit-reader.ts';

/** Reads a symbol. */
export type PrefixCode = (bits: BitReader) => number;

const LONGEST = 15;

/** The code in which symbols have these lengths (RFC 7932, §3.2); one of a single symbol takes no bits. */
export function prefixCode(lengths: readonly number[]): PrefixCode {
  const used = lengths.flatMap((length, symbol) => (length > 0 ? [{ length, symbol }] : []));
  const [only] = used;
  if (used.length < 2) return () => only?.symbol ?? 0;
  const symbols = used.toSorted((a, b) => a.length - b.length || a.symbol - b.symbol).map(({ symbol }) => symbol);
  const counts = Array.from(
    { length: LONGEST + 1 },
    (_, length) => used.filter((each) => each.length === length).length,
  );
  return (bits) => {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= LONGEST; length += 1) {
      code += bits.read(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
    return 0;
  };
}

/** Reads a code for so many symbols (RFC 7932, §3.4 and §3.5). */
export function readPrefixCode(bits: BitReader, alphabet: number): PrefixCode {
  const skipped = bits.read(2);
  return prefixCode(skipped === 1 ? readSimpleLengths(bits, alphabet) : readLengths(bits, alphabet, skipped));
}

/** Lengths of up to four symbols, by how many there are; the last for four symbols of unequal lengths. */
const SIMPLE_LENGTHS: readonly (readonly number[])[] = [[1], [1, 1], [1, 2, 2], [2, 2, 2, 2], [1, 2, 3, 3]];

function readSimpleLengths(bits: BitReader, alphabet: number): number[] {
  const count = bits.read(2) + 1;
  const width = Math.ceil(Math.log2(alphabet));
  const symbols = Array.from({ length: count }, () => bits.read(width));
  const shape = count === 4 ? count - 1 + bits.read(1) : count - 1;
  const lengths = new Array<number>(alphabet).fill(0);
  symbols.forEach((symbol, index) => (lengths[symbol] = SIMPLE_LENGTHS[shape]?.[index] ?? 0));
  return lengths;
}

const LENGTH_ORDER: readonly number[] = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/** By the next four bits: the length of the code of a code length, and how many bits say it. */
const LENGTH_CODE: readonly number[] = [0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5];
const LENGTH_CODE_BITS: readonly number[] = [2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4];
const REPEAT = 16;

function readLengths(bits: BitReader, alphabet: number, skipped: number): number[] {
  const orderLengths = new Array<number>(LENGTH_ORDER.length).fill(0);
  let room = 32;
  for (const symbol of LENGTH_ORDER.slice(skipped)) {
    if (room <= 0) break;
    const next = bits.peek(4);
    bits.read(LENGTH_CODE_BITS[next] ?? 0);
    const length = LENGTH_CODE[next] ?? 0;
    orderLengths[symbol] = length;
    if (length > 0) room -= 32 >> length;
  }
  return readRuns(bits, alphabet, prefixCode(orderLengths));
}

/** Runs that follow one another lengthen the one before. */
function readRuns(bits: BitReader, alphabet: number, code: PrefixCode): number[] {
  const lengths: number[] = [];
  let [room, last, repeated, repeats] = [2 ** LONGEST, 8, 0, 0];
  while (lengths.length < alphabet && room > 0) {
    const symbol = code(bits);
    if (symbol < REPEAT) {
      repeats = 0;
      lengths.push(symbol);
      if (symbol === 0) continue;
      last = symbol;
      room -= (2 ** LONGEST) >> symbol;
      continue;
    }
    const value = symbol === REPEAT ? last : 0;
    if (value !== repeated) repeats = 0;
    repeated = value;
    const before = repeats;
    const width = symbol - REPEAT + 2;
    repeats = (before > 0 ? (before - 2) * 2 ** width : 0) + bits.read(width) + 3;
    for (let left = repeats - before; left > 0 && lengths.length < alphabet; left -= 1) lengths.push(value);
    if (value > 0) room -= (repeats - before) * ((2 ** LONGEST) >> value);
  }
  return lengths;
}
