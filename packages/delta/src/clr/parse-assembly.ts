import { fileOffset, PE_DIRECTORY, type PeImage, readDirectory, withPeImage } from '../pe/pe-image.ts';
import { type AssemblyLayout, isDisjoint, type Region, STREAM_NAMES } from './assembly-layout.ts';
import { decodeColumns, encodeColumns, type Phase } from './column-code.ts';
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

const METADATA_MAGIC = 0x424a_5342;
const MAX_STREAMS = 16;
const MAX_STREAM_NAME = 32;
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
  const found = findStreams(view, metadata);
  if (section === undefined || found === undefined) return undefined;
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

/** II.24.2.1 and II.24.2.2: the stream headers behind the version text. */
function findStreams(view: DataView, metadata: number): ReadonlyMap<string, Region> | undefined {
  const start = metadata + 16 + view.getUint32(metadata + 12, true);
  const count = view.getUint16(start + 2, true);
  const found = new Map<string, Region>();
  let at = start + 4;
  for (let index = 0; index < Math.min(count, MAX_STREAMS); index += 1) {
    const region = { offset: metadata + view.getUint32(at, true), size: view.getUint32(at + 4, true) };
    const name = streamName(view, at + 8);
    if (found.has(name) || region.offset + region.size > view.byteLength) return undefined;
    found.set(name, region);
    at += 8 + (name.length & ~3) + 4;
  }
  return count <= MAX_STREAMS && found.has('#~') ? found : undefined;
}

function streamName(view: DataView, at: number): string {
  let name = '';
  for (let code = view.getUint8(at); code !== 0 && name.length < MAX_STREAM_NAME; ) {
    name += String.fromCharCode(code);
    code = view.getUint8(at + name.length);
  }
  return name;
}

/** A value that its column code cannot say makes an assembly one that is not transformed. */
function isReversible({ tables, file, layout }: Assembly): boolean {
  const { sizes, header, tail } = tables;
  const copy = emptyTables(sizes, header, tail);
  for (const phase of PHASES) decodeColumns(copy, phase, encodeColumns(tables, phase));
  const stream = layout.streams[STREAM_NAMES.indexOf('#~')] ?? { offset: 0, size: 0 };
  return Buffer.compare(formatTables(copy), file.subarray(stream.offset, stream.offset + stream.size)) === 0;
}
