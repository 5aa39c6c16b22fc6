import { frequencyOf, lengthOf } from './alphabet';
import { extraDistanceBits, extraLengthBits, FIRST_LENGTH } from './code-tables';
import { DISTANCE_CODES, dynamicDistances, dynamicLengths, LENGTH_CODES } from './layout';

/** Bits of the symbols of a block in the given codes. */
export function symbolBits(lengths: usize, distances: usize): i32 {
  let bits = 0;
  for (let symbol = 0; symbol < LENGTH_CODES; symbol += 1) {
    const extra = symbol < FIRST_LENGTH ? 0 : extraLengthBits(symbol - FIRST_LENGTH);
    bits += frequencyOf(dynamicLengths, symbol) * (lengthOf(lengths, symbol) + extra);
  }
  for (let symbol = 0; symbol < DISTANCE_CODES; symbol += 1) {
    bits += frequencyOf(dynamicDistances, symbol) * (lengthOf(distances, symbol) + extraDistanceBits(symbol));
  }
  return bits;
}
