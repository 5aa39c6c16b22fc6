import { crcAfter } from '../bzip2/crc';
import { intAt, setInt } from '../memory';

/** Zeros that follow four others in the longest run a block marks: most of a patch is made of such runs. */
const LONG_ZEROS: i32 = 251;
/** What a register becomes after so many zeros, by each of its four bytes: they only move it along (GF(2) is linear). */
const longZeros = memory.data(4096, 16);
let isPrepared: bool = false;

/** The register after `count` times the same byte. */
export function crcAfterRun(register: u32, byte: i32, count: i32): u32 {
  if (byte == 0 && count == LONG_ZEROS) return crcAfterLongZeros(register);
  let after = register;
  for (let i = 0; i < count; i += 1) after = crcAfter(after, byte);
  return after;
}

function crcAfterLongZeros(register: u32): u32 {
  if (!isPrepared) prepare();
  return (
    intAt(longZeros, register & 255) ^
    intAt(longZeros, 256 + ((register >> 8) & 255)) ^
    intAt(longZeros, 512 + ((register >> 16) & 255)) ^
    intAt(longZeros, 768 + (register >> 24))
  );
}

/** What one bit becomes is worked out, and the bits of each byte are added. */
function prepare(): void {
  isPrepared = true;
  for (let lowest = 0; lowest < 32; lowest += 8) {
    setInt(longZeros, lowest << 5, 0);
    for (let bit = 0; bit < 8; bit += 1) {
      let register: u32 = (<u32>1) << (lowest + bit);
      for (let i = 0; i < LONG_ZEROS; i += 1) register = crcAfter(register, 0);
      for (let rest = 0; rest < 1 << bit; rest += 1) {
        setInt(longZeros, (lowest << 5) + (1 << bit) + rest, intAt(longZeros, (lowest << 5) + rest) ^ register);
      }
    }
  }
}
