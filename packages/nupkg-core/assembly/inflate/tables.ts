import { inflateTables } from '../deflate/layout';

/** Bits that a table is indexed by; longer codes go on in tables of their own. */
export const LENGTH_BITS: u32 = 11;
export const DISTANCE_BITS: u32 = 8;
export const CODE_LENGTH_BITS: u32 = 7;

// A longer code shares its first bits with another at least, so there are at most 143 and 15 further tables.
export const lengthTable: usize = inflateTables;
export const distanceTable: usize = lengthTable + 4 * ((1 << 11) + 143 * (1 << 4));
export const codeLengthTable: usize = distanceTable + 4 * ((1 << 8) + 15 * (1 << 7));
/** A byte for each symbol: the length of its code. */
export const symbolLengths: usize = codeLengthTable + 4 * (1 << 7);
export const lengthCounts: usize = symbolLengths + 384;
/** By length of code, where the next symbol goes among the sorted ones. */
export const nextPlaces: usize = lengthCounts + 4 * 16;
/** Symbols by the length of their codes. */
export const sortedSymbols: usize = nextPlaces + 4 * 16;
/** Sixteen bytes for each distance below 16. */
export const patterns: usize = sortedSymbols + 4 * 288;
