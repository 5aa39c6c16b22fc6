import { type AssemblyLayout, isDisjoint, type Region } from '../clr/assembly-layout.ts';
import { type DeflateHabits, MOST_TRIES } from '../deflate-tokens/predict-token.ts';
import { DeltaError } from '../errors.ts';
import type { ComputedBytes, ComputedDigest } from '../pe/computed-bytes.ts';
import { MOST_PACKED_TIMES, MOST_SYMBOLS } from '../pe/embedded-symbols.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ListedFile } from './file-list.ts';
import type { OpenFile } from './open-file.ts';

/** What a reader must know of a file to put its parts together. */
export interface FileDetails {
  /** Of a managed file. */
  readonly layout?: AssemblyLayout;
  readonly symbols?: SymbolsDetails;
  readonly computed?: ComputedBytes;
}

/** How the symbols inside a file are packed. Sizes in bytes. */
export interface SymbolsDetails {
  /** Where they stand in the file, packed. */
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly habits: DeflateHabits;
  /** Of what says how they were packed. */
  readonly recipeSize: number;
}

const MOST_DIGESTS = 64;
const NO_LAYOUT: AssemblyLayout = {
  streams: [],
  section: { address: 0, offset: 0, end: 0 },
  tablesHeader: 0,
  tablesTail: 0,
};
const NO_DIGEST: ComputedDigest = { place: 0, start: 0, length: 0 };

/** Writes the details of files, in their order; each as its distance from the file of the base or the file before. */
export function detailsWriter(writer: ByteWriter): (details: FileDetails, peer: OpenFile | undefined) => void {
  let last: readonly ComputedDigest[] = [];
  return ({ layout, symbols, computed }, peer) => {
    if (layout !== undefined) {
      const numbers = layoutNumbers(layout);
      layoutNumbers(peer?.assembly()?.layout ?? NO_LAYOUT).forEach((value, index) => {
        writer.signed((numbers[index] ?? 0) - value);
      });
    }
    if (symbols !== undefined) writeSymbols(writer, symbols, peer);
    if (computed !== undefined) {
      writer.number(2 * computed.digests.length + (computed.checksum === 'computed' ? 1 : 0));
      computed.digests.forEach(({ place, start, length }, index) => {
        const before = last[index] ?? NO_DIGEST;
        writer.signed(place - before.place);
        writer.signed(start - before.start);
        writer.signed(length - before.length);
      });
      last = computed.digests;
    }
  };
}

/** Reads them again. Throws `DELTA_CONTAINER_CORRUPT` for what cannot be, or what the reader throws. */
export function detailsReader(reader: ByteReader): (file: ListedFile, peer: OpenFile | undefined) => FileDetails {
  let last: readonly ComputedDigest[] = [];
  return (file, peer) => {
    const layout = file.mode === 'managed' ? readLayout(reader, peer, file) : undefined;
    const symbols = file.symbols === 'packed' ? readSymbols(reader, peer, file) : undefined;
    const taken = symbols === undefined ? [] : [packedRegion(symbols)];
    if (!isDisjoint([...(layout?.streams ?? []), ...taken], file.size)) {
      throw corrupt('takes parts out of a file that overlap', file.path);
    }
    const computed = file.computed === 'some' ? readComputed(reader, last, file.path) : undefined;
    if (computed !== undefined) last = computed.digests;
    return {
      ...(layout === undefined ? {} : { layout }),
      ...(symbols === undefined ? {} : { symbols }),
      ...(computed === undefined ? {} : { computed }),
    };
  };
}

/** Where packed symbols stand in their file. */
export function packedRegion({ offset, packedSize }: Pick<SymbolsDetails, 'offset' | 'packedSize'>): Region {
  return { offset, size: packedSize };
}

function writeSymbols(writer: ByteWriter, symbols: SymbolsDetails, peer: OpenFile | undefined): void {
  const before = peer?.symbols()?.place;
  writer.signed(symbols.offset - (before?.offset ?? 0));
  writer.signed(symbols.packedSize - (before?.packedSize ?? 0));
  writer.signed(symbols.size - (before?.size ?? 0));
  const { tries, least, lazy } = symbols.habits;
  for (const value of [tries, least, lazy, symbols.recipeSize]) writer.number(value);
}

function readSymbols(reader: ByteReader, peer: OpenFile | undefined, { path }: ListedFile): SymbolsDetails {
  const before = peer?.symbols()?.place;
  const offset = reader.signed() + (before?.offset ?? 0);
  const packedSize = reader.signed() + (before?.packedSize ?? 0);
  const size = reader.signed() + (before?.size ?? 0);
  const habits = { tries: reader.number(), least: reader.number(), lazy: reader.number() };
  const recipeSize = reader.number();
  const isPossible =
    Math.min(offset, packedSize, size) >= 0 &&
    Math.max(packedSize, size, recipeSize) <= MOST_SYMBOLS &&
    size <= MOST_PACKED_TIMES * packedSize &&
    habits.tries <= MOST_TRIES;
  if (!isPossible) throw corrupt('has symbols that cannot be', path);
  return { offset, packedSize, size, habits, recipeSize };
}

function readComputed(reader: ByteReader, last: readonly ComputedDigest[], path: string): ComputedBytes {
  const count = reader.number();
  if (count >= 2 * MOST_DIGESTS) throw corrupt('computes more digests than a file may have', path);
  const digests = Array.from({ length: count >> 1 }, (_, index): ComputedDigest => {
    const before = last[index] ?? NO_DIGEST;
    return {
      place: before.place + reader.signed(),
      start: before.start + reader.signed(),
      length: before.length + reader.signed(),
    };
  });
  if (digests.some(({ place, start, length }) => Math.min(place, start, length) < 0)) {
    throw corrupt('computes digests before the certificates', path);
  }
  return { digests, checksum: count % 2 === 1 ? 'computed' : 'kept' };
}

function readLayout(reader: ByteReader, peer: OpenFile | undefined, { path }: ListedFile): AssemblyLayout {
  const base = peer?.assembly()?.layout;
  if (base === undefined) throw corrupt('takes a file apart that is no assembly', path);
  const numbers = layoutNumbers(base).map((value) => value + reader.signed());
  const [address = 0, offset = 0, end = 0, tablesHeader = 0, tablesTail = 0, ...places] = numbers;
  let last = 0;
  const streams = base.streams.map((_, index): Region => {
    last += places[2 * index] ?? 0;
    return { offset: last, size: places[2 * index + 1] ?? 0 };
  });
  const regions = streams.flatMap((each) => [each.offset, each.size]);
  if ([address, offset, end, tablesHeader, tablesTail, ...regions].some((value) => value < 0)) {
    throw corrupt('lays out an assembly that cannot be', path);
  }
  return { streams, section: { address, offset, end }, tablesHeader, tablesTail };
}

/** Offsets of streams count from that of the stream before, since they move together. */
function layoutNumbers({ streams, section, tablesHeader, tablesTail }: AssemblyLayout): number[] {
  const places = streams.flatMap(({ offset, size }, index) => [offset - (streams[index - 1]?.offset ?? 0), size]);
  return [section.address, section.offset, section.end, tablesHeader, tablesTail, ...places];
}

function corrupt(what: string, path: string): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', `delta ${what}`, { path });
}
