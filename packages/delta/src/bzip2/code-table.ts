import { type BitReader, peekBits, readBits, skipBits } from './bit-reader.ts';
import { corrupt } from './corrupt.ts';

const MAX_CODE_LENGTH = 20;
/** Codes up to this length are looked up in one step. */
const QUICK_BITS = 10;
const LENGTH_BITS = 5;

/** A canonical Huffman code. */
export interface CodeTable {
  /** By the next 10 bits: `symbol << 5 | length`, or 0 for a longer code. */
  readonly quick: Uint16Array;
  /** By length: the first code, how many there are, and where their symbols start in `symbols`. */
  readonly firstCode: Int32Array;
  readonly count: Int32Array;
  readonly firstSymbol: Int32Array;
  readonly symbols: Uint16Array;
}

/** Reads the code lengths of `alphabet` symbols and makes their table. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`. */
export function readCodeTable(reader: BitReader, alphabet: number): CodeTable {
  const lengths = new Uint8Array(alphabet);
  let length = readBits(reader, 5);
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_LENGTH) throw corrupt(reader, 'bzip2 code length is not 1 to 20');
      if (readBits(reader, 1) === 0) break;
      length += readBits(reader, 1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  const table = tableOf(lengths);
  if (isOversubscribed(table)) throw corrupt(reader, 'bzip2 codes are ambiguous');
  fillQuick(table);
  return table;
}

/** Takes the next code and returns its symbol. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`. */
export function readSymbol(reader: BitReader, table: CodeTable): number {
  const entry = table.quick[peekBits(reader, QUICK_BITS)] ?? 0;
  if (entry !== 0) {
    skipBits(reader, entry & ((1 << LENGTH_BITS) - 1));
    return entry >> LENGTH_BITS;
  }
  return readLongSymbol(reader, table);
}

function readLongSymbol(reader: BitReader, table: CodeTable): number {
  for (let length = QUICK_BITS + 1; length <= MAX_CODE_LENGTH; length += 1) {
    const index = peekBits(reader, length) - at(table.firstCode, length);
    if (index < 0 || index >= at(table.count, length)) continue;
    skipBits(reader, length);
    return table.symbols[at(table.firstSymbol, length) + index] ?? 0;
  }
  throw corrupt(reader, 'bzip2 code does not exist');
}

/** Shorter codes come first, those of equal length in the order of their symbols. */
function tableOf(lengths: Uint8Array): CodeTable {
  const table: CodeTable = {
    quick: new Uint16Array(1 << QUICK_BITS),
    firstCode: new Int32Array(MAX_CODE_LENGTH + 1),
    count: new Int32Array(MAX_CODE_LENGTH + 1),
    firstSymbol: new Int32Array(MAX_CODE_LENGTH + 1),
    symbols: new Uint16Array(lengths.length),
  };
  for (const length of lengths) table.count[length] = at(table.count, length) + 1;
  for (let length = 1; length <= MAX_CODE_LENGTH; length += 1) {
    const shorter = at(table.count, length - 1);
    table.firstCode[length] = (at(table.firstCode, length - 1) + shorter) << 1;
    table.firstSymbol[length] = at(table.firstSymbol, length - 1) + shorter;
  }
  const next = table.firstSymbol.slice();
  lengths.forEach((length, symbol) => {
    const place = at(next, length);
    table.symbols[place] = symbol;
    next[length] = place + 1;
  });
  return table;
}

function isOversubscribed(table: CodeTable): boolean {
  return table.count.some((count, length) => at(table.firstCode, length) + count > 2 ** length);
}

function fillQuick(table: CodeTable): void {
  for (let length = 1; length <= QUICK_BITS; length += 1) {
    for (let index = 0; index < at(table.count, length); index += 1) {
      const symbol = table.symbols[at(table.firstSymbol, length) + index] ?? 0;
      const start = (at(table.firstCode, length) + index) << (QUICK_BITS - length);
      table.quick.fill((symbol << LENGTH_BITS) | length, start, start + (1 << (QUICK_BITS - length)));
    }
  }
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
