/** CRC-32 of bzip2: the polynomial of ZIP, but highest bit first. */
const POLYNOMIAL = 0x04c11db7;

/** Remainder of each byte in front of 24 zero bits. */
export const CRC_TABLE: Int32Array = Int32Array.from({ length: 256 }, (_, byte) => remainderOf(byte));

/** The register before the first byte. The checksum is the register inverted. */
export const CRC_START = -1;

function remainderOf(byte: number): number {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder < 0 ? (remainder << 1) ^ POLYNOMIAL : remainder << 1;
  return remainder;
}
