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

/** The low `count` bits of `value`, last bit first. */
function reversed(value: i32, count: i32): i32 {
  let result = 0;
  for (let i = 0; i < count; i += 1) result = (result << 1) | ((value >> i) & 1);
  return result;
}
