import { byteAt, intAt, setInt } from '../memory';
import { countEntries, findEntry, readEntries, sortAll } from './reversed-texts';
import { textEnd } from './text-end';

const UNKNOWN: i32 = -1;

/**
 * Puts in place of each offset in the base's #Strings heap (II.24.2.3) where its text is in the target's, or leaves it.
 * `known` has room for an int for each byte of the base, `room` for what `readEntries` and `sortAll` need.
 */
export function mapTexts(
  base: usize,
  baseSize: i32,
  target: usize,
  targetSize: i32,
  offsets: usize,
  count: i32,
  known: usize,
  room: usize,
): void {
  readEntries(target, targetSize, room, countEntries(target, targetSize));
  sortAll();
  memory.fill(known, 0xff, (<usize>baseSize) << 2);
  for (let index = 0; index < count; index += 1) {
    const offset = intAt(offsets, index);
    if (<u32>offset >= <u32>baseSize) {
      setInt(offsets, index, 0);
      continue;
    }
    if (intAt(known, offset) == UNKNOWN) setInt(known, offset, findText(base, baseSize, offset));
    setInt(offsets, index, intAt(known, offset));
  }
}

function findText(base: usize, size: i32, offset: i32): i32 {
  if (byteAt(base, offset) == 0) return 0;
  const end = textEnd(base, size, offset);
  const found = findEntry(base, offset, end);
  return found < 0 ? offset : found - (end - offset);
}
