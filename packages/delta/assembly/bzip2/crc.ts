import { intAt, setInt } from '../memory';

/** CRC-32 of bzip2: the polynomial of ZIP, but highest bit first. */
const POLYNOMIAL: u32 = 0x04c11db7;
const table = memory.data(1024, 16);

/** Fills the table of remainders; call once. */
export function prepareCrc(): void {
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
