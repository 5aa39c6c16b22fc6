import { clrRoom } from './clr-module.ts';

/** Longest text of a `#Strings` heap that is looked at, in bytes. Longer ones are cut: it costs matches, never correctness. */
export const MAX_TEXT = 256;

/** For each entry of the target, which is a byte at least: see `assembly/clr/reversed-texts.ts`. */
const BYTES_PER_ENTRY = 32;

/**
 * Where the texts (II.24.2.3) at some offsets of the base's heap are in the target's. Compilers fold a text that is the
 * tail of another into the entry with the greatest reversed text that begins with it, reversed; so its place can be
 * told. An offset whose text is nowhere stays as it is.
 */
export function mapTexts(base: Uint8Array, target: Uint8Array, columns: readonly Uint32Array[]): Uint32Array[] {
  const { module, put, take, ints } = clrRoom();
  const count = columns.reduce((sum, { length }) => sum + length, 0);
  const offsets = take(4 * count);
  const [from, to] = [put(base), put(target)];
  const known = take(4 * base.length);
  const room = take(BYTES_PER_ENTRY * module.countEntries(to, target.length));
  placeColumns(new Uint32Array(module.memory.buffer, offsets, count), columns);
  module.mapTexts(from, base.length, to, target.length, offsets, count, known, room);
  const mapped = new Uint32Array(ints(offsets, count).buffer);
  let at = 0;
  return columns.map(({ length }) => {
    at += length;
    return mapped.subarray(at - length, at);
  });
}

function placeColumns(room: Uint32Array, columns: readonly Uint32Array[]): void {
  let at = 0;
  for (const column of columns) {
    room.set(column, at);
    at += column.length;
  }
}
