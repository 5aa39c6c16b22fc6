import { type Blobs, formatCompressed, parseBlobs } from './blob-heap.ts';
import type { RowMaps } from './match-rows.ts';
import { mapSignature, type SignatureKind } from './signature.ts';
import { TABLE, type Tables } from './tables.ts';

/** Columns that refer to signatures: table, column and what is there. */
const SIGNATURES: readonly (readonly [table: number, column: number, kind: SignatureKind])[] = [
  [TABLE.field, 2, 'signature'],
  [TABLE.methodDef, 4, 'signature'],
  [TABLE.memberRef, 2, 'signature'],
  [TABLE.standAloneSig, 0, 'signature'],
  [TABLE.property, 2, 'signature'],
  [TABLE.typeSpec, 0, 'type'],
  [TABLE.methodSpec, 1, 'signature'],
];

export interface MappedBlobs {
  /** The heap with mapped signatures. Offsets may have moved: it is only there to be matched against. */
  readonly heap: Uint8Array;
  /** What each offset of the base's own heap has become. */
  readonly blobs: Blobs;
}

/** The base's blobs with the types in their signatures numbered as in the target. */
export function mapBlobHeap(heap: Uint8Array, tables: Tables, maps: RowMaps): MappedBlobs {
  const kinds = signatureKinds(tables);
  const blobs = new Map<number, string>();
  let text = '';
  for (const [offset, blob] of parseBlobs(heap)) {
    const kind = offset === 0 ? undefined : kinds.get(offset);
    const mapped = kind === undefined ? blob : mapSignature(blob, kind, maps);
    blobs.set(offset, mapped);
    text += formatCompressed(mapped.length) + mapped;
  }
  return { heap: Buffer.from(text, 'latin1'), blobs };
}

function signatureKinds(tables: Tables): ReadonlyMap<number, SignatureKind> {
  const kinds = new Map<number, SignatureKind>();
  for (const [table, column, kind] of SIGNATURES) {
    for (const offset of tables.byNumber.get(table)?.values[column] ?? []) kinds.set(offset, kind);
  }
  return kinds;
}
