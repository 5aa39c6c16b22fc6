import { intAt } from '../memory';
import { logarithms, weights } from './layout';

// Logarithms have eight bits after the point and are rounded down; the ones above the table are those of fewer bits.
const FRACTION_BITS: u32 = 8;
const TABLE_BITS: i32 = 12;

/** Fills the tables of logarithms and weights, bit by bit: a square that reaches 2 is a bit that is one. */
export function prepareLogarithms(): void {
  for (let n: u32 = 1; n < 1 << TABLE_BITS; n += 1) {
    const whole = 31 - clz(n);
    let mantissa = n << (15 - whole);
    let result = whole;
    for (let bit: u32 = 0; bit < FRACTION_BITS; bit += 1) {
      mantissa = (mantissa * mantissa) >> 15;
      const isTwo = mantissa >> 16;
      result = (result << 1) | isTwo;
      mantissa >>= isTwo;
    }
    store<u16>(logarithms + <usize>(n << 1), <u16>result);
    store<u32>(weights + <usize>(n << 2), n * result);
  }
}

/** What a symbol that occurs `n` times takes off the information of its alphabet, in 256ths of a bit. */
export function weight(n: i32): i64 {
  if (n < 1 << TABLE_BITS) return <i64>load<u32>(weights + <usize>(n << 2));
  const shift = max(0, 32 - TABLE_BITS - clz(n));
  const logarithm = <i32>load<u16>(logarithms + <usize>((n >> shift) << 1)) + (shift << FRACTION_BITS);
  return <i64>n * <i64>logarithm;
}

/** Bits, in 256ths, of symbols that occur so often in codes as short as can be, were parts of bits possible. */
export function information(counts: usize, size: i32): i64 {
  let total = 0;
  let bits: i64 = 0;
  for (let symbol = 0; symbol < size; symbol += 1) {
    const n = intAt(counts, symbol);
    total += n;
    bits -= weight(n);
  }
  return bits + weight(total);
}

/** The same for the sums of two counts. */
export function jointInformation(a: usize, b: usize, size: i32): i64 {
  let total = 0;
  let bits: i64 = 0;
  for (let symbol = 0; symbol < size; symbol += 1) {
    const n = intAt(a, symbol) + intAt(b, symbol);
    total += n;
    bits -= weight(n);
  }
  return bits + weight(total);
}
