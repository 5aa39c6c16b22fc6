import { byteAt } from '../memory';

/** Longest text that is looked at, in bytes. */
export const MAX_TEXT: i32 = 256;

/** Where a text ends: at its zero, or after `MAX_TEXT`. */
export function textEnd(heap: usize, size: i32, offset: i32): i32 {
  const most = min(offset + MAX_TEXT, size);
  let end = offset;
  while (end < most && byteAt(heap, end) != 0) end += 1;
  return end;
}
