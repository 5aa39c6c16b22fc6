import { ASSEMBLY_TABLE, bytesBeforeAssembly } from './metadata-tables.ts';
import { readPeImage } from './pe-image.ts';

/** Major, minor, build and revision of a .NET assembly: what the runtime binds to, unlike the file version. */
export type AssemblyVersion = readonly [major: number, minor: number, build: number, revision: number];

const CLI_HEADER = 14;
const METADATA_MAGIC = 0x424a_5342;
const EXTRA_DATA = 0x40;
const TABLES = 64;

/**
 * Reads AssemblyVersion from the metadata of a managed .dll or .exe (ECMA-335, II.22.2 and II.25). `undefined` for
 * everything else: native code, a module without an assembly, a damaged file. Nothing is read out of bounds.
 */
export function readAssemblyVersion(bytes: Uint8Array): AssemblyVersion | undefined {
  try {
    return assemblyVersionOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // DataView checks the bounds of every read.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Negative when `a` is lower, positive when it is higher, 0 when they are equal. */
export function compareAssemblyVersions(a: AssemblyVersion, b: AssemblyVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

function assemblyVersionOf(view: DataView): AssemblyVersion | undefined {
  const metadata = findMetadata(view);
  const tables = metadata === undefined ? undefined : findTableStream(view, metadata);
  const row = tables === undefined ? undefined : findAssemblyRow(view, tables);
  if (row === undefined) return undefined;
  // II.22.2: HashAlgId takes four bytes, then come the four parts of the version.
  return [
    view.getUint16(row + 4, true),
    view.getUint16(row + 6, true),
    view.getUint16(row + 8, true),
    view.getUint16(row + 10, true),
  ];
}

/** II.25.3.3: the CLI header, and from there the metadata root. */
function findMetadata(view: DataView): number | undefined {
  const image = readPeImage(view);
  const cliHeader = image?.offsetOf(image.directory(CLI_HEADER));
  if (cliHeader === undefined) return undefined;
  const metadata = image?.offsetOf(view.getUint32(cliHeader + 8, true));
  return metadata !== undefined && view.getUint32(metadata, true) === METADATA_MAGIC ? metadata : undefined;
}

/** II.24.2.1: the stream headers after the version text. The tables are in `#~`, or uncompressed in `#-`. */
function findTableStream(view: DataView, metadata: number): number | undefined {
  const streams = metadata + 16 + view.getUint32(metadata + 12, true);
  let header = streams + 4;
  for (let left = view.getUint16(streams + 2, true); left > 0; left -= 1) {
    const name = readName(view, header + 8);
    if (name === '#~' || name === '#-') return metadata + view.getUint32(header, true);
    header += 8 + (Math.floor(name.length / 4) + 1) * 4;
  }
  return undefined;
}

/** Names are at most 32 characters with their final zero. */
function readName(view: DataView, at: number): string {
  let name = '';
  for (let code = view.getUint8(at); code !== 0 && name.length < 32; code = view.getUint8(at + name.length)) {
    name += String.fromCharCode(code);
  }
  return name;
}

/** II.24.2.6: which tables are there, how many rows each has, then the tables themselves in order. */
function findAssemblyRow(view: DataView, tables: number): number | undefined {
  const heapSizes = view.getUint8(tables + 6);
  const valid = view.getBigUint64(tables + 8, true);
  const rows: number[] = [];
  let at = tables + 24;
  for (let table = 0; table < TABLES; table += 1) {
    const present = ((valid >> BigInt(table)) & 1n) === 1n;
    rows.push(present ? view.getUint32(at, true) : 0);
    if (present) at += 4;
  }
  if ((rows[ASSEMBLY_TABLE] ?? 0) === 0) return undefined;
  return at + (heapSizes & EXTRA_DATA ? 4 : 0) + bytesBeforeAssembly({ rows, heapSizes });
}
