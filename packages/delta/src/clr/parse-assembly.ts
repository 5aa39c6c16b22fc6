import { fileOffset, PE_DIRECTORY, type PeImage, readDirectory, withPeImage } from '../pe/pe-image.ts';
import { type AssemblyLayout, isDisjoint, type Region, STREAM_NAMES } from './assembly-layout.ts';
import { decodeColumns, encodeColumns, type Phase } from './column-code.ts';
import { findStreams, METADATA_MAGIC } from './metadata-streams.ts';
import { emptyTables, formatTables, parseTables, type Tables } from './tables.ts';

/** A managed assembly, taken apart. Nothing is copied. */
export interface Assembly {
  readonly file: Uint8Array;
  readonly layout: AssemblyLayout;
  readonly strings: Uint8Array;
  readonly userStrings: Uint8Array;
  readonly guids: Uint8Array;
  readonly blobs: Uint8Array;
  readonly tables: Tables;
}

/** Largest heap that is transformed. The largest in use have a fifth of it. */
const MAX_HEAP = 2 ** 25;
export const PHASES: readonly Phase[] = [1, 2, 3];

/**
 * Takes an assembly apart (ECMA-335, II.24 and II.25). `undefined` for everything that cannot be put together again
 * byte for byte: native code, damaged or unusual metadata (`#-`, overlapping streams, unknown tables).
 */
export function parseAssembly(file: Uint8Array): Assembly | undefined {
  const assembly = parseKnownAssembly(file);
  return assembly !== undefined && isReversible(assembly) ? assembly : undefined;
}

/** The same for a file that whoever made a delta has put together again: doing so once more would show nothing. */
export function parseKnownAssembly(file: Uint8Array): Assembly | undefined {
  return withPeImage(file, (view, image) => takeApart(file, view, image));
}

function takeApart(file: Uint8Array, view: DataView, image: PeImage): Assembly | undefined {
  const metadata = findMetadata(view, image);
  if (metadata === undefined) return undefined;
  const section = image.sections.find(({ offset, rawSize }) => metadata >= offset && metadata < offset + rawSize);
  const found = findStreams(view, metadata)?.byName;
  if (section === undefined || found?.has('#~') !== true) return undefined;
  const streams = STREAM_NAMES.map((name): Region => found.get(name) ?? { offset: 0, size: 0 });
  const [strings, userStrings, guids, blobs, tableStream] = streams.map(({ offset, size }) =>
    file.subarray(offset, offset + size),
  );
  const tables = tableStream === undefined ? undefined : parseTables(tableStream);
  if (!strings || !userStrings || !guids || !blobs || !tables) return undefined;
  if ([strings, userStrings, guids, blobs].some(({ length }) => length > MAX_HEAP)) return undefined;
  const layout: AssemblyLayout = {
    streams,
    section: {
      address: section.address,
      offset: section.offset,
      end: Math.min(file.length, section.offset + section.rawSize),
    },
    tablesHeader: tables.header.length,
    tablesTail: tables.tail.length,
  };
  return isDisjoint(streams, file.length) ? { file, layout, strings, userStrings, guids, blobs, tables } : undefined;
}

/** II.25.3.3: the CLI header says where the metadata is. */
function findMetadata(view: DataView, image: PeImage): number | undefined {
  const cliHeader = fileOffset(readDirectory(view, image, PE_DIRECTORY.cli).address, image);
  if (cliHeader === undefined) return undefined;
  const metadata = fileOffset(view.getUint32(cliHeader + 8, true), image);
  return metadata !== undefined && view.getUint32(metadata, true) === METADATA_MAGIC ? metadata : undefined;
}

/** A value that its column code cannot say makes an assembly one that is not transformed. */
function isReversible({ tables, file, layout }: Assembly): boolean {
  const { sizes, header, tail } = tables;
  const copy = emptyTables(sizes, header, tail);
  for (const phase of PHASES) decodeColumns(copy, phase, encodeColumns(tables, phase));
  const stream = layout.streams[STREAM_NAMES.indexOf('#~')] ?? { offset: 0, size: 0 };
  return Buffer.compare(formatTables(copy), file.subarray(stream.offset, stream.offset + stream.size)) === 0;
}
