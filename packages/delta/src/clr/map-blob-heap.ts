import { type Blobs, parseBlobs, writeCompressed } from './blob-heap.ts';
import { type TaggedMaps, taggedMaps, TYPE_DEF_OR_REF } from './map-token.ts';
import type { RowMaps } from './match-rows.ts';
import { mapSignature, MOST_GROWTH, SIGNATURE, TYPE } from './signature.ts';
import { TABLE, type Tables } from './tables.ts';
import { columnOf } from './type-keys.ts';

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

const NO_SIGNATURE = 0;
const LENGTH_BYTES = 4;

export interface MappedBlobs {
  /** The heap with mapped signatures. Offsets may have moved: it is only there to be matched against. */
  readonly heap: Uint8Array;
  /** What each offset of the base's own heap has become. */
  readonly blobs: Blobs;
}

/** The base's blobs with the types in their signatures numbered as in the target. */
export function mapBlobHeap(heap: Uint8Array, tables: Tables, maps: RowMaps): MappedBlobs {
  const blobs = parseBlobs(heap);
  const kinds = signatureKinds(tables, heap.length);
  const [starts, ends] = [new Int32Array(blobs.count), new Int32Array(blobs.count)];
  const writer: HeapWriter = {
    heap,
    types: taggedMaps(TYPE_DEF_OR_REF, maps),
    out: new Uint8Array(heap.length + (heap.length >> 3)),
    room: new Uint8Array(),
    at: 0,
  };
  for (let blob = 0; blob < blobs.count; blob += 1) {
    const offset = blobs.offsets[blob] ?? 0;
    const kind = offset === 0 ? NO_SIGNATURE : (kinds[offset] ?? NO_SIGNATURE);
    starts[blob] = writeBlob(writer, blobs.starts[blob] ?? 0, blobs.ends[blob] ?? 0, kind);
    ends[blob] = writer.at;
  }
  const bytes = writer.out.subarray(0, writer.at);
  return { heap: bytes, blobs: { ...blobs, bytes, starts, ends } };
}

interface HeapWriter {
  readonly heap: Uint8Array;
  readonly types: TaggedMaps;
  out: Uint8Array<ArrayBuffer>;
  /** For one mapped signature. */
  room: Uint8Array<ArrayBuffer>;
  at: number;
}

/** Writes the blob at `start` to `end` of the heap behind those before; gives where its content begins. */
function writeBlob(writer: HeapWriter, start: number, end: number, kind: number): number {
  const { heap, types } = writer;
  let mapped = 0;
  if (kind === SIGNATURE || kind === TYPE) {
    const most = MOST_GROWTH * (end - start);
    if (writer.room.length < most) writer.room = new Uint8Array(most);
    mapped = mapSignature(heap, start, end, kind, types, writer.room);
  }
  const size = mapped > 0 ? mapped : end - start;
  if (writer.out.length < writer.at + LENGTH_BYTES + size) {
    writer.out = enlarged(writer.out, writer.at + LENGTH_BYTES + size);
  }
  const content = writeCompressed(writer.out, writer.at, size);
  writer.at = content + size;
  copy(mapped > 0 ? writer.room : heap, mapped > 0 ? 0 : start, writer.out, content, size);
  return content;
}

function enlarged(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size + (size >> 1));
  larger.set(bytes);
  return larger;
}

/** Most are a few bytes: a call for each would take longer. */
function copy(from: Uint8Array, start: number, to: Uint8Array, at: number, size: number): void {
  for (let index = 0; index < size; index += 1) to[at + index] = from[start + index] ?? 0;
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
