import { intAt, setInt } from '../memory';
import { codeOf, count, lengthOf, resetFrequencies } from './alphabet';
import { writeBits } from './bit-writer';
import { buildCodes } from './build-codes';
import { BIT_LENGTH_CODES, bitLengths, dynamicDistances, dynamicLengths, runs } from './layout';

// RFC 1951, 3.2.7: the lengths of the codes are themselves compressed.
const REPEAT: i32 = 16;
const ZEROS: i32 = 17;
const MANY_ZEROS: i32 = 18;

/** The order in which the lengths of their codes are written, two digits each. */
const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

let runCount: i32 = 0;
let orderCount: i32 = 0;

/** Compresses the lengths of the codes up to the given symbols. Returns the bits that `writeCodeLengths` will write. */
export function packCodeLengths(lastLength: i32, lastDistance: i32): i32 {
  resetFrequencies(bitLengths, BIT_LENGTH_CODES);
  runCount = 0;
  addRuns(dynamicLengths, lastLength);
  addRuns(dynamicDistances, lastDistance);
  buildCodes(bitLengths, BIT_LENGTH_CODES, 7);
  orderCount = BIT_LENGTH_CODES;
  while (orderCount > 4 && lengthOf(bitLengths, ORDER[orderCount - 1]) == 0) orderCount -= 1;
  let bits = 5 + 5 + 4 + 3 * orderCount;
  for (let i = 0; i < runCount; i += 1) {
    const symbol = intAt(runs, i) & 31;
    bits += lengthOf(bitLengths, symbol) + extraBits(symbol);
  }
  return bits;
}

/** Writes what `packCodeLengths` compressed last. */
export function writeCodeLengths(lastLength: i32, lastDistance: i32): void {
  writeBits(lastLength - 256, 5);
  writeBits(lastDistance, 5);
  writeBits(orderCount - 4, 4);
  for (let i = 0; i < orderCount; i += 1) writeBits(lengthOf(bitLengths, ORDER[i]), 3);
  for (let i = 0; i < runCount; i += 1) {
    const symbol = intAt(runs, i) & 31;
    writeBits(codeOf(bitLengths, symbol), lengthOf(bitLengths, symbol));
    writeBits(intAt(runs, i) >> 5, extraBits(symbol));
  }
}

function extraBits(symbol: i32): i32 {
  return symbol < REPEAT ? 0 : symbol == REPEAT ? 2 : symbol == ZEROS ? 3 : 7;
}

/** A run is as long as it can be. What is left of it when it has been said in the longest pieces is a run again. */
function addRuns(alphabet: usize, last: i32): void {
  for (let symbol = 0, before = -1; symbol <= last; ) {
    const length = lengthOf(alphabet, symbol);
    // A length has to stand once before it can be repeated.
    const most = length == 0 ? 138 : length == before ? 6 : 7;
    let times = 1;
    while (times < most && symbol + times <= last && lengthOf(alphabet, symbol + times) == length) times += 1;
    addRun(length, times, length == before);
    symbol += times;
    before = length;
  }
}

function addRun(length: i32, times: i32, isRepeated: bool): void {
  if (length == 0 && times >= 3) {
    if (times <= 10) addSymbol(ZEROS, times - 3);
    else addSymbol(MANY_ZEROS, times - 11);
  } else if (length != 0 && times >= (isRepeated ? 3 : 4)) {
    if (!isRepeated) addSymbol(length, 0);
    addSymbol(REPEAT, isRepeated ? times - 3 : times - 4);
  } else {
    for (let i = 0; i < times; i += 1) addSymbol(length, 0);
  }
}

function addSymbol(symbol: i32, extra: i32): void {
  count(bitLengths, symbol);
  setInt(runs, runCount, (extra << 5) | symbol);
  runCount += 1;
}
