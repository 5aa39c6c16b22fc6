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

/** Zeros that follow four others in the longest run a block marks: most of a patch is made of such runs. */
const LONG_ZEROS = 251;

let longZeros: Int32Array | undefined;

/** The register after `count` times the same byte. */
export function crcAfterRun(register: number, byte: number, count: number): number {
  if (byte === 0 && count === LONG_ZEROS) return crcAfterLongZeros(register);
  let after = register;
  for (let i = 0; i < count; i += 1) after = (after << 8) ^ (CRC_TABLE[(after >>> 24) ^ byte] ?? 0);
  return after;
}

/**
 * Zeros only move the register along, which is linear over GF(2): what each of its four bytes becomes is looked up, and
 * the four are added.
 */
function crcAfterLongZeros(register: number): number {
  longZeros ??= afterLongZeros();
  return (
    (longZeros[register & 255] ?? 0) ^
    (longZeros[256 + ((register >>> 8) & 255)] ?? 0) ^
    (longZeros[512 + ((register >>> 16) & 255)] ?? 0) ^
    (longZeros[768 + (register >>> 24)] ?? 0)
  );
}

function afterLongZeros(): Int32Array {
  const ofBit = Array.from({ length: 32 }, (_, bit) => {
    let register = 1 << bit;
    for (let i = 0; i < LONG_ZEROS; i += 1) register = (register << 8) ^ (CRC_TABLE[register >>> 24] ?? 0);
    return register;
  });
  return Int32Array.from({ length: 1024 }, (_, entry) => {
    const lowest = (entry >> 8) * 8;
    return [0, 1, 2, 3, 4, 5, 6, 7].reduce(
      (sum, bit) => (((entry >> bit) & 1) === 0 ? sum : sum ^ (ofBit[lowest + bit] ?? 0)),
      0,
    );
  });
}
