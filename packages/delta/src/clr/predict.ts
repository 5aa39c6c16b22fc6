import { besideRegions, type Region } from './assembly-layout.ts';
import { parseBlobs } from './blob-heap.ts';
import { encodeColumns } from './column-code.ts';
import { mapBlobHeap, type MappedBlobs } from './map-blob-heap.ts';
import { eachOffset, type MapOffsets, mapBlobs } from './map-blobs.ts';
import { mapBodies, offsetMap } from './map-body.ts';
import { matchNames, type NamedRows } from './match-names.ts';
import { matchTokens } from './match-tokens.ts';
import type { Assembly } from './parse-assembly.ts';
import { type RowOrders, rowOrders } from './row-orders.ts';
import { mapStringColumns, tableImage } from './table-image.ts';
import type { Tables } from './tables.ts';

/**
 * What is known of a target while it is being decoded. Heaps come first, then the columns of `tables`, phase by phase,
 * with the blobs before the last: each prediction reads only what came before it.
 */
export interface KnownTarget {
  readonly strings: Uint8Array;
  readonly userStrings: Uint8Array;
  readonly tables: Tables;
}

/**
 * Predictions of the parts of a target, made from its base. They are pure functions of the base and of parts that both
 * sides have, so a wrong match makes a prediction poor, never the result wrong.
 */
export interface Predictor {
  /** `#Strings`, `#US`, `#GUID`, and what is before and after the rows of `#~`. Nothing is known yet. */
  heaps(): readonly Uint8Array[];
  /** Columns of phase 1; the heaps are known. */
  nameColumns(target: KnownTarget): Uint8Array;
  /** Columns of phase 2. */
  rowColumns(target: KnownTarget): Uint8Array;
  /** `#Blob`. */
  blobs(): Uint8Array;
  /** Columns of phase 3; `blobs` is the target's heap. */
  blobColumns(target: KnownTarget, blobs: Uint8Array): Uint8Array;
  /** Everything outside the streams and the regions, in pieces: code, resources, headers. */
  rest(target: KnownTarget, regions: readonly Region[]): readonly Uint8Array[];
}

/** A predictor for targets that came from `base`. Its functions are to be called in the order of the interface. */
export function predictorFrom(base: Assembly): Predictor {
  const { tables, strings } = base;
  let rows: NamedRows = { maps: new Map(), exact: new Map() };
  let orders: RowOrders = new Map();
  let mapped: MappedBlobs = { heap: base.blobs, blobs: parseBlobs(new Uint8Array()) };
  let mapOffsets: MapOffsets = (offsets) => offsets;
  return {
    heaps: () => [strings, base.userStrings, base.guids, tables.header, tables.tail],
    nameColumns: (target) => encodeColumns(mapStringColumns(tables, strings, target.strings), 1),
    rowColumns: (target) => {
      rows = matchNames(base, target);
      orders = rowOrders(tables, target.tables, rows);
      return encodeColumns(tableImage(tables, orders, rows.maps, 2), 2);
    },
    blobs: () => {
      mapped = mapBlobHeap(base.blobs, tables, rows.maps);
      return mapped.heap;
    },
    blobColumns: (target, blobs) => {
      mapOffsets = eachOffset(mapBlobs(mapped.blobs, parseBlobs(blobs)));
      return encodeColumns(tableImage(tables, orders, rows.maps, 3, mapOffsets), 3);
    },
    rest: (target, regions) => {
      // II.24.2.4: user strings are stored like blobs.
      const texts = parseBlobs(base.userStrings);
      const maps = {
        rows: matchTokens(base, target, rows.maps, mapOffsets),
        userStrings: offsetMap(texts, mapBlobs(texts, parseBlobs(target.userStrings))),
      };
      return besideRegions(mapBodies(base, maps), [...base.layout.streams, ...regions]);
    },
  };
}
