import { byteAt, setByte } from '../memory';
import { drop, peek, take } from './bit-reader';
import { BASE_SHIFT, fillTable, INVALID, LENGTH_MASK, tableEntry } from './code-table';
import {
  CODE_LENGTH_BITS,
  codeLengthTable,
  DISTANCE_BITS,
  distanceTable,
  LENGTH_BITS,
  lengthTable,
  symbolLengths,
} from './tables';

/** RFC 1951, 3.2.3. */
const FIXED: i32 = 1;
const DYNAMIC: i32 = 2;
const END_OF_BLOCK: i32 = 256;
/** RFC 1951, 3.2.7: the order in which the lengths of the codes of lengths come, five bits each, the first lowest. */
const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** RFC 1951, 3.2.7: what lengths of codes can be beside themselves. */
const REPEAT: i32 = 16;
const SHORT_ZEROS: i32 = 17;

/** Reads the codes of a block and fills their tables. False if there is something wrong with them. */
export function readCodes(kind: i32): bool {
  if (kind == FIXED) return fillFixed();
  return kind == DYNAMIC && fillDynamic();
}

/** RFC 1951, 3.2.6. */
function fillFixed(): bool {
  for (let symbol = 0; symbol < 288; symbol += 1) {
    setByte(symbolLengths, symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
  }
  if (!fillTable(lengthTable, LENGTH_BITS, symbolLengths, 288)) return false;
  for (let symbol = 0; symbol < 32; symbol += 1) setByte(symbolLengths, symbol, 5);
  return fillTable(distanceTable, DISTANCE_BITS, symbolLengths, 32);
}

function fillDynamic(): bool {
  const lengths = <i32>take(5) + 257;
  const distances = <i32>take(5) + 1;
  const codes = <i32>take(4) + 4;
  if (lengths > 286 || distances > 30) return false;
  memory.fill(symbolLengths, 0, 19);
  for (let index = 0; index < codes; index += 1) setByte(symbolLengths, ORDER[index], <i32>take(3));
  if (!fillTable(codeLengthTable, CODE_LENGTH_BITS, symbolLengths, 19)) return false;
  return (
    readLengths(lengths + distances) &&
    byteAt(symbolLengths, END_OF_BLOCK) > 0 &&
    fillTable(lengthTable, LENGTH_BITS, symbolLengths, lengths) &&
    fillTable(distanceTable, DISTANCE_BITS, symbolLengths + <usize>lengths, distances)
  );
}

function readLengths(total: i32): bool {
  for (let at = 0; at < total; ) {
    const entry = tableEntry(codeLengthTable, CODE_LENGTH_BITS, peek(CODE_LENGTH_BITS));
    if ((entry & INVALID) != 0) return false;
    drop(entry & LENGTH_MASK);
    const symbol = <i32>(entry >> BASE_SHIFT);
    if (symbol < REPEAT) {
      setByte(symbolLengths, at, symbol);
      at += 1;
      continue;
    }
    if (symbol == REPEAT && at == 0) return false;
    const value = symbol == REPEAT ? byteAt(symbolLengths, at - 1) : 0;
    const times = <i32>(symbol == REPEAT ? 3 + take(2) : symbol == SHORT_ZEROS ? 3 + take(3) : 11 + take(7));
    if (at + times > total) return false;
    memory.fill(symbolLengths + <usize>at, <u8>value, times);
    at += times;
  }
  return true;
}
