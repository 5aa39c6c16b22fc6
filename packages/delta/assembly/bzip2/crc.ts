import { intAt, setInt } from '../memory';

/** CRC-32 of bzip2: the polynomial of ZIP, but highest bit first. */
const POLYNOMIAL: u32 = 0x04c11db7;
const table = memory.data(1024, 16);
/** What a register becomes after `LONG_ZEROS` zeros, by each of its four bytes: zeros only move it along (GF(2) is linear). */
const longZeros = memory.data(4096, 16);
/** A run of zeros as long as a block marks in one piece. */
export const LONG_ZEROS: i32 = 255;

let isPrepared: bool = false;

/** Fills the tables, once. */
export function prepareCrc(): void {
  if (isPrepared) return;
  isPrepared = true;
  fillTable();
  for (let entry: u32 = 0; entry < 1024; entry += 1) {
    let register = (entry & 255) << ((entry >> 8) << 3);
    for (let zeros = 0; zeros < LONG_ZEROS; zeros += 1) register = crcAfter(register, 0);
    setInt(longZeros, entry, register);
  }
}

function fillTable(): void {
  for (let byte: u32 = 0; byte < 256; byte += 1) {
    let remainder: u32 = byte << 24;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = (remainder & 0x80000000) != 0 ? (remainder << 1) ^ POLYNOMIAL : remainder << 1;
    }
    setInt(table, byte, remainder);
  }
}

/** The checksum register after one more byte. It starts as all ones and is inverted at the end. */
export function crcAfter(crc: u32, byte: i32): u32 {
  return (crc << 8) ^ (<u32>intAt(table, (crc >> 24) ^ (<u32>byte)));
}

/** The register after `count` zeros. */
export function crcAfterZeros(register: u32, count: i32): u32 {
  if (count == LONG_ZEROS) {
    return (
      intAt(longZeros, register & 255) ^
      intAt(longZeros, 256 + ((register >> 8) & 255)) ^
      intAt(longZeros, 512 + ((register >> 16) & 255)) ^
      intAt(longZeros, 768 + (register >> 24))
    );
  }
  let after = register;
  for (let i = 0; i < count; i += 1) after = crcAfter(after, 0);
  return after;
}
