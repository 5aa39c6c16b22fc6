// RFC 1951, §3.2.5 to §3.2.7.

/** First length of each length code from 257 on, and how many bits follow it. */
export const LENGTH_BASES: readonly number[] = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
export const LENGTH_BITS: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
/** First distance of each distance code, and how many bits follow it. */
export const DISTANCE_BASES: readonly number[] = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
export const DISTANCE_BITS: readonly number[] = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** In which order the lengths of the codes of code lengths come. */
export const CODE_LENGTH_ORDER: readonly number[] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export const BLOCK = { stored: 0, fixed: 1, dynamic: 2 } as const;
export const END_OF_BLOCK = 256;
export const FIRST_LENGTH_CODE = 257;
export const MIN_MATCH = 3;
export const MAX_MATCH = 258;
export const MAX_DISTANCE = 32_768;
const LENGTH_CODES = 288;
const DISTANCE_CODES = 30;
/** Most bytes of a stored block (§3.2.4). */
export const MAX_STORED = 0xffff;

/** Code lengths of a block of fixed codes. */
export const FIXED_LENGTHS: readonly number[] = Array.from({ length: LENGTH_CODES }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
);
export const FIXED_DISTANCES: readonly number[] = Array.from({ length: DISTANCE_CODES }, () => 5);

/** The run-length codes of a list of code lengths (§3.2.7): bits that follow, least count, and what is repeated. */
export const REPEAT_CODES: ReadonlyMap<number, { readonly bits: number; readonly least: number }> = new Map([
  [16, { bits: 2, least: 3 }],
  [17, { bits: 3, least: 3 }],
  [18, { bits: 7, least: 11 }],
]);
export const REPEAT_LAST = 16;

/** The codes of symbols of these lengths (§3.2.2), the first bit of each lowest, as they are written. */
export function codesOf(lengths: readonly number[]): number[] {
  const counts = new Array<number>(17).fill(0);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  const next = new Array<number>(17).fill(0);
  for (let length = 1, code = 0; length <= 15; length += 1) {
    next[length] = code;
    code = (code + (counts[length] ?? 0)) << 1;
  }
  return lengths.map((length) => {
    if (length === 0) return 0;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    return reversed(code, length);
  });
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}
