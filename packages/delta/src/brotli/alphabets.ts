// RFC 7932, §5, §7.1 and §8.

/** First insert length of each code, and how many bits follow it. */
export const INSERT_BASES: readonly number[] = [
  0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 18, 26, 34, 50, 66, 98, 130, 194, 322, 578, 1090, 2114, 6210, 22594,
];
export const INSERT_BITS: readonly number[] = [
  0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24,
];
/** First copy length of each code, and how many bits follow it. */
export const COPY_BASES: readonly number[] = [
  2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 18, 22, 30, 38, 54, 70, 102, 134, 198, 326, 582, 1094, 2118,
];
export const COPY_BITS: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24];
/** Of each group of 64 commands: the first insert code and the first copy code. */
export const COMMAND_CELLS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, 8],
  [0, 0],
  [0, 8],
  [8, 0],
  [8, 8],
  [0, 16],
  [16, 0],
  [8, 16],
  [16, 8],
  [16, 16],
];
export const COMMANDS = 704;
/** Commands below it copy from the last distance. */
export const FIRST_WITH_DISTANCE = 128;

/** First block count of each code, and how many bits follow it. */
export const COUNT_BASES: readonly number[] = [
  1, 5, 9, 13, 17, 25, 33, 41, 49, 65, 81, 97, 113, 145, 177, 209, 241, 305, 369, 497, 753, 1265, 2289, 4337, 8433,
  16625,
];
export const COUNT_BITS: readonly number[] = [
  2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24,
];

/** How many words of the dictionary have each length, as a power of two. */
export const WORD_BITS: readonly number[] = [
  0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5,
];
/** By how many bytes each transformation of a word makes it longer. */
export const TRANSFORM_GROWTH: readonly number[] = [
  0, 1, 2, -1, 1, 5, 1, 3, 4, 0, 5, -2, -1, 3, 2, 2, 4, 4, 3, 1, 1, 2, 1, -3, 1, 5, -3, -2, 3, 6, 1, 2, 1, 3, -4, 6, 1,
  6, 4, -5, -6, 5, -4, 6, 0, 4, 4, 4, -7, 3, 2, 1, 3, 3, -9, -7, -6, 1, 2, -8, 4, 3, 9, -5, -9, 3, 1, 2, 1, 2, 2, 2, 5,
  13, 1, 7, 1, 2, 1, 1, 5, 3, 3, 2, 3, 1, 2, 1, 2, 2, 4, 3, 4, 5, 1, 4, 2, 2, 3, 1, 4, 1, 2, 2, 2, 2, 4, 2, 2, 2, 3, 3,
  1, 1, 2, 2, 2, 3, 3, 3, 3,
];

/** What a literal is predicted from, by the mode of its block and the two bytes before it. */
export function literalContext(mode: number, last: number, before: number): number {
  if (mode === 0) return last & 0x3f;
  if (mode === 1) return last >> 2;
  return mode === 2 ? textContext(last) | kindOfByte(before) : (magnitude(last) << 3) | magnitude(before);
}

function magnitude(byte: number): number {
  const bounds = [1, 16, 64, 128, 192, 240, 255];
  return bounds.filter((bound) => byte >= bound).length;
}

/** Of the byte before the last: 0 for none of these, 1 for punctuation, 2 for digits and capitals, 3 for small letters. */
function kindOfByte(byte: number): number {
  if (byte >= 0xe0) return 2;
  if (byte <= 0x20 || byte >= 0x7f) return 0;
  const text = String.fromCharCode(byte);
  return /[a-z]/.test(text) ? 3 : /[A-Z0-9]/.test(text) ? 2 : 1;
}

/** Contexts of the printable characters from the space on, a quarter each. */
const TEXT_CONTEXTS: readonly number[] = [
  2, 3, 4, 3, 3, 5, 3, 4, 6, 7, 3, 3, 8, 3, 9, 3, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 8, 8, 6, 10, 7, 3, 3, 12, 13,
  13, 13, 12, 13, 13, 13, 12, 13, 13, 13, 13, 13, 12, 13, 13, 13, 13, 13, 12, 13, 13, 13, 13, 13, 6, 3, 7, 3, 3, 3, 14,
  15, 15, 15, 14, 15, 15, 15, 14, 15, 15, 15, 15, 15, 14, 15, 15, 15, 15, 15, 14, 15, 15, 15, 15, 15, 6, 3, 7, 3, 0,
];

function textContext(byte: number): number {
  if (byte >= 0x80) return (byte >= 0xc0 ? 2 : 0) + (byte & 1);
  if (byte >= 0x20) return 4 * (TEXT_CONTEXTS[byte - 0x20] ?? 0);
  return byte === 9 || byte === 10 || byte === 13 ? 4 : 0;
}
