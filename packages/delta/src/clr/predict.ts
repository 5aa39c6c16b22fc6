import { type AssemblyLayout, cutRegions, type Region } from './assembly-layout.ts';
import { type Blobs, mapBlobs, parseBlobs } from './blob-heap.ts';
import { encodeColumns } from './column-code.ts';
import { mapBlobHeap, type MappedBlobs } from './map-blob-heap.ts';
import { mapBody, type TokenMaps } from './map-body.ts';
import { matchNames, type NamedRows } from './match-names.ts';
import { type MapBlob, matchTokens } from './match-tokens.ts';
import type { Assembly } from './parse-assembly.ts';
import { mapTexts } from './string-heap.ts';
import { mapStringColumns, tableImage } from './table-image.ts';
import { TABLE, type Tables } from './tables.ts';

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
  /** Everything outside the streams and the regions: code, resources, headers. */
  rest(target: KnownTarget, regions: readonly Region[]): Uint8Array;
}

/** How many bytes of bodies are walked for each byte of the file: bodies of honest files do not overlap. */
const MOST_WALKED = 4;

/** A predictor for targets that came from `base`. Its functions are to be called in the order of the interface. */
export function predictorFrom(base: Assembly): Predictor {
  const { tables, strings } = base;
  let rows: NamedRows = { maps: new Map(), exact: new Map() };
  let mapped: MappedBlobs = { heap: base.blobs, blobs: new Map() };
  let mapBlob: MapBlob = (offset) => offset;
  return {
    heaps: () => [strings, base.userStrings, base.guids, tables.header, tables.tail],
    nameColumns: (target) => encodeColumns(mapStringColumns(tables, mapTexts(strings, target.strings)), 1),
    rowColumns: (target) => {
      rows = matchNames(base, target);
      return encodeColumns(tableImage(tables, target.tables, rows), 2);
    },
    blobs: () => {
      mapped = mapBlobHeap(base.blobs, tables, rows.maps);
      return mapped.heap;
    },
    blobColumns: (target, blobs) => {
      mapBlob = mapBlobs(mapped.blobs, parseBlobs(blobs));
      return encodeColumns(tableImage(tables, target.tables, rows, mapBlob), 3);
    },
    rest: (target, regions) => {
      const maps: TokenMaps = {
        rows: matchTokens(base, target, rows.maps, mapBlob),
        userStrings: mapBlobs(parseUserStrings(base.userStrings), parseUserStrings(target.userStrings)),
      };
      return cutRegions(mapBodies(base, maps), [...base.layout.streams, ...regions]);
    },
  };
}

/** II.24.2.4: user strings are stored like blobs. */
function parseUserStrings(heap: Uint8Array): Blobs {
  return parseBlobs(heap);
}

/** The file with the tokens of every method body mapped. */
function mapBodies({ file, layout, tables }: Assembly, maps: TokenMaps): Uint8Array {
  const copy = Uint8Array.from(file);
  const seen = new Set<number>();
  let left = MOST_WALKED * file.length;
  for (const address of tables.byNumber.get(TABLE.methodDef)?.values[0] ?? []) {
    const start = bodyOffset(address, layout);
    if (start === undefined || seen.has(start) || left <= 0) continue;
    seen.add(start);
    left -= (mapBody(copy, start, layout.section.end, maps) ?? start) - start;
  }
  return copy;
}

function bodyOffset(address: number, { section }: AssemblyLayout): number | undefined {
  const offset = address - section.address + section.offset;
  return address >= section.address && offset < section.end ? offset : undefined;
}
