// What can be wrong with a stream. `src/bzip2/bzip2-reader.ts` has the sentences, in this order.

export const NO_FAULT: i32 = 0;
export const TRUNCATED: i32 = 1;
export const BLOCK_CRC: i32 = 2;
export const STREAM_CRC: i32 = 3;
export const OUT_OF_MEMORY: i32 = 4;
export const NO_STREAM: i32 = 5;
export const BAD_LEVEL: i32 = 6;
export const NO_BLOCK_MARK: i32 = 7;
export const NO_BYTES_USED: i32 = 8;
export const BAD_TABLE_COUNT: i32 = 9;
export const NO_GROUPS: i32 = 10;
export const NO_SUCH_TABLE: i32 = 11;
export const BAD_CODE_LENGTH: i32 = 12;
export const AMBIGUOUS_CODES: i32 = 13;
export const NO_SUCH_CODE: i32 = 14;
export const BLOCK_TOO_LONG: i32 = 15;
export const NO_END_OF_BLOCK: i32 = 16;
export const NO_SUCH_ORIGIN: i32 = 17;

/** The first thing that is wrong, for which nothing further is read. */
export let fault: i32 = NO_FAULT;

export function forgetFault(): void {
  fault = NO_FAULT;
}

/** Keeps the first fault. */
export function fail(what: i32): void {
  if (fault == NO_FAULT) fault = what;
}
