import type { Blobs } from './blob-heap.ts';
import { clrRoom, type ClrRoom } from './clr-module.ts';
import { taggedMaps, TYPE_DEF_OR_REF } from './map-token.ts';
import type { RowMap, RowMaps } from './match-rows.ts';
import { TABLE, type Tables } from './tables.ts';
import { columnOf } from './type-keys.ts';

/** What a blob is: any signature that says itself what it is, or a single type (TypeSpec). */
const SIGNATURE = 1;
const TYPE = 2;

/** Columns that refer to signatures: table, column and what is there. */
const SIGNATURES: readonly (readonly [table: number, column: number, kind: typeof SIGNATURE | typeof TYPE])[] = [
  [TABLE.field, 2, SIGNATURE],
  [TABLE.methodDef, 4, SIGNATURE],
  [TABLE.memberRef, 2, SIGNATURE],
  [TABLE.standAloneSig, 0, SIGNATURE],
  [TABLE.property, 2, SIGNATURE],
  [TABLE.typeSpec, 0, TYPE],
  [TABLE.methodSpec, 1, SIGNATURE],
];

/** A signature may become so many times as long, and its length take so many bytes. */
const MOST_GROWTH = 4;
const LENGTH_BYTES = 4;

export interface MappedBlobs {
  /** The heap with mapped signatures. Offsets may have moved: it is only there to be matched against. */
  readonly heap: Uint8Array;
  /** What each offset of the base's own heap has become. */
  readonly blobs: Blobs;
}

/** The base's blobs with the types in their signatures numbered as in the target. */
export function mapBlobHeap(heap: Uint8Array, tables: Tables, maps: RowMaps): MappedBlobs {
  const room = clrRoom();
  const { module, put, take, ints, bytes: copyOf } = room;
  const address = put(heap);
  const count = module.countBlobs(address, heap.length);
  const [offsets, starts, ends] = [take(4 * count), take(4 * count), take(4 * count)];
  const kinds = put(signatureKinds(tables, heap.length));
  const types = putMaps(room, taggedMaps(TYPE_DEF_OR_REF, maps));
  const out = take(MOST_GROWTH * heap.length + LENGTH_BYTES * (count + 1));
  module.parseBlobs(address, heap.length, count, offsets, starts, ends);
  const size = module.mapBlobHeap(address, count, offsets, starts, ends, kinds, types, out);
  const bytes = copyOf(out, size);
  const blobs = { count, offsets: ints(offsets, count), bytes, starts: ints(starts, count), ends: ints(ends, count) };
  return { heap: bytes, blobs };
}

/** Of each map its address and its length; the module looks up none that is not there. */
function putMaps({ put }: ClrRoom, maps: readonly (RowMap | undefined)[]): number {
  return put(Int32Array.from(maps.flatMap((map) => (map === undefined ? [0, 0] : [put(map), map.length]))));
}

/** What stands at each offset of the heap. */
function signatureKinds(tables: Tables, size: number): Uint8Array {
  const kinds = new Uint8Array(size);
  for (const [table, column, kind] of SIGNATURES) {
    markOffsets(kinds, columnOf(tables.byNumber.get(table), column), kind);
  }
  return kinds;
}

/** What is behind the end of the heap has nowhere to go. */
function markOffsets(kinds: Uint8Array, offsets: Uint32Array, kind: number): void {
  offsets.forEach((offset) => {
    kinds[offset] = kind;
  });
}
