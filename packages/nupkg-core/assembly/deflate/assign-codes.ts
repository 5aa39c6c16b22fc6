import { addInt, intAt, setInt } from '../memory';
import { lengthOf, setCode } from './alphabet';
import { lengthCounts, nextCodes } from './layout';

/** RFC 1951, 3.2.2: gives the symbols up to `last` the codes that follow from their lengths, of at most 15 bits. */
export function assignCodes(alphabet: usize, last: i32): void {
  memory.fill(lengthCounts, 0, 4 * 16);
  for (let symbol = 0; symbol <= last; symbol += 1) addInt(lengthCounts, lengthOf(alphabet, symbol), 1);
  setInt(lengthCounts, 0, 0);
  let code = 0;
  for (let bits = 1; bits < 16; bits += 1) {
    code = (code + intAt(lengthCounts, bits - 1)) << 1;
    setInt(nextCodes, bits, code);
  }
  for (let symbol = 0; symbol <= last; symbol += 1) {
    const bits = lengthOf(alphabet, symbol);
    if (bits == 0) continue;
    setCode(alphabet, symbol, reversed(intAt(nextCodes, bits), bits));
    addInt(nextCodes, bits, 1);
  }
}

/** The low `count` bits of `value`, at most 16, last bit first. */
function reversed(value: i32, count: i32): i32 {
  let bits = ((value & 0x5555) << 1) | ((value >> 1) & 0x5555);
  bits = ((bits & 0x3333) << 2) | ((bits >> 2) & 0x3333);
  bits = ((bits & 0x0f0f) << 4) | ((bits >> 4) & 0x0f0f);
  bits = ((bits & 0x00ff) << 8) | (bits >> 8);
  return bits >> (16 - count);
}
