import type { AssemblyLayout } from '../clr/assembly-layout.ts';
import { columnsSize, decodeColumns, encodeColumns, type Phase } from '../clr/column-code.ts';
import type { Assembly } from '../clr/parse-assembly.ts';
import type { Predictor } from '../clr/predict.ts';
import { emptyTables, formatTables, parseTableSizes, rowsSize, type Tables } from '../clr/tables.ts';
import { DeltaError } from '../errors.ts';

/** What has been decoded of an assembly. Each stage fills in its own. */
export interface AssemblyParts {
  strings: Uint8Array;
  userStrings: Uint8Array;
  guids: Uint8Array;
  blobs: Uint8Array;
  tables: Tables;
}

/** What a stage codes, for a person: names and heaps, then columns of tables, then signatures and other blobs. */
export type StageName = 'heaps' | 'name columns' | 'row columns' | 'blobs' | 'blob columns';

/** One step of coding assemblies: what is predicted, what is sent, and what becomes of it. */
export interface Stage {
  readonly name: StageName;
  /** What the target's pieces are matched against, piece by piece. */
  references(predictor: Predictor, known: AssemblyParts): readonly Uint8Array[];
  /** The pieces of a target that is at hand. */
  pieces(target: Assembly): readonly Uint8Array[];
  /** How large those of a target that is being decoded are. */
  sizes(layout: AssemblyLayout, known: AssemblyParts): readonly number[];
  /** Takes decoded pieces. Throws `DELTA_CONTAINER_CORRUPT` if they cannot be what they should be. */
  accept(pieces: readonly Uint8Array[], layout: AssemblyLayout, known: AssemblyParts): void;
}

const NOTHING = new Uint8Array();
const NO_TABLES: Tables = { sizes: { rows: [], heapSizes: 0 }, header: NOTHING, tail: NOTHING, byNumber: new Map() };
const BLOBS = 3;
const TABLES = 4;

/** Parts of an assembly of which nothing has been decoded. */
export function unknownParts(): AssemblyParts {
  return { strings: NOTHING, userStrings: NOTHING, guids: NOTHING, blobs: NOTHING, tables: NO_TABLES };
}

const heaps: Stage = {
  name: 'heaps',
  references: (predictor) => predictor.heaps(),
  pieces: ({ strings, userStrings, guids, tables }) => [strings, userStrings, guids, tables.header, tables.tail],
  sizes: ({ streams, tablesHeader, tablesTail }) => [
    ...streams.slice(0, BLOBS).map(({ size }) => size),
    tablesHeader,
    tablesTail,
  ],
  accept: (pieces, layout, known) => {
    const [strings = NOTHING, userStrings = NOTHING, guids = NOTHING, header = NOTHING, tail = NOTHING] = pieces;
    const sizes = parseTableSizes(header);
    const streamSize = layout.streams[TABLES]?.size ?? 0;
    if (sizes?.headerSize !== header.length || header.length + rowsSize(sizes) + tail.length !== streamSize) {
      throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'tables of an assembly do not have the size they should');
    }
    Object.assign(known, { strings, userStrings, guids, tables: emptyTables(sizes, header, tail) });
  },
};

const blobs: Stage = {
  name: 'blobs',
  references: (predictor) => [predictor.blobs()],
  pieces: (target) => [target.blobs],
  sizes: ({ streams }) => [streams[BLOBS]?.size ?? 0],
  accept: ([heap = NOTHING], _, known) => {
    known.blobs = heap;
  },
};

function columns(
  name: StageName,
  phase: Phase,
  predict: (predictor: Predictor, known: AssemblyParts) => Uint8Array,
): Stage {
  return {
    name,
    references: (predictor, known) => [predict(predictor, known)],
    pieces: ({ tables }) => [encodeColumns(tables, phase)],
    sizes: (_, { tables }) => [columnsSize(tables, phase)],
    accept: ([bytes = NOTHING], _, { tables }) => {
      decodeColumns(tables, phase, bytes);
    },
  };
}

/** The stages of metadata, in order; the rest of the files comes behind them, together with files that are no assemblies. */
export const METADATA_STAGES: readonly Stage[] = [
  heaps,
  columns('name columns', 1, (predictor, known) => predictor.nameColumns(known)),
  columns('row columns', 2, (predictor, known) => predictor.rowColumns(known)),
  blobs,
  columns('blob columns', 3, (predictor, known) => predictor.blobColumns(known, known.blobs)),
];

/** The streams of a decoded assembly, in their order. */
export function streamsOf({ strings, userStrings, guids, blobs: heap, tables }: AssemblyParts): Uint8Array[] {
  return [strings, userStrings, guids, heap, formatTables(tables)];
}
