/** A metadata table before Assembly: its number, how many rows, and the bytes of one row in this very image. */
export interface TableRecipe {
  readonly table: number;
  readonly rows: number;
  readonly rowBytes: number;
}

export interface AssemblyRecipe {
  readonly version: readonly [number, number, number, number];
  readonly before?: readonly TableRecipe[];
  /** Bits 0, 1, 2: wide #Strings, #GUID, #Blob. Bit 6: four more bytes after the row counts. */
  readonly heapSizes?: number;
  readonly is64Bit?: boolean;
  readonly stream?: '#~' | '#-';
  /** Makes a version resource with this file version. */
  readonly fileVersion?: readonly [number, number, number, number];
  /** Content after the metadata, to make equal versions differ. */
  readonly tail?: string;
}

const SECTION_ADDRESS = 0x2000;
const SECTION_OFFSET = 0x200;
const ASSEMBLY_TABLE = 0x20;

/** The smallest image that holds an Assembly row (ECMA-335, II.24 and II.25). No runtime would load it. */
export function assemblyImage(recipe: AssemblyRecipe): Uint8Array {
  const { fileVersion, is64Bit = false } = recipe;
  const managed = Buffer.concat([cliHeader(), metadata(recipe), Buffer.from(recipe.tail ?? '')]);
  if (fileVersion === undefined) return Buffer.concat([fileHeaders(managed.length, { is64Bit }), managed]);
  const resourcesAt = SECTION_ADDRESS + managed.length;
  const content = Buffer.concat([managed, versionResource(resourcesAt, fileVersion)]);
  return Buffer.concat([fileHeaders(content.length, { is64Bit, resourcesAt }), content]);
}

/** Three folders of one entry each, behind an entry of another type, and the fixed part of the version (VS_FIXEDFILEINFO). */
function versionResource(address: number, version: readonly [number, number, number, number]): Buffer {
  const bytes = Buffer.alloc(24 + 24 + 24 + 8 + 16 + 40 + 24);
  const [names, languages, leaf, data] = [32, 56, 80, 96];
  const folder = (at: number, entries: readonly (readonly [id: number, target: number])[]): void => {
    bytes.writeUInt16LE(entries.length, at + 14);
    entries.forEach(([id, target], index) => {
      bytes.writeUInt32LE(id, at + 16 + index * 8);
      bytes.writeUInt32LE(target, at + 20 + index * 8);
    });
  };
  folder(0, [
    [3, leaf],
    [16, 0x8000_0000 + names],
  ]);
  folder(names, [[1, 0x8000_0000 + languages]]);
  folder(languages, [[1033, leaf]]);
  bytes.writeUInt32LE(address + data, leaf);
  bytes.writeUInt32LE(40 + 24, leaf + 4);
  bytes.writeUInt32LE(0xfeef_04bd, data + 40);
  [version[1], version[0], version[3], version[2]].forEach((part, at) => bytes.writeUInt16LE(part, data + 48 + at * 2));
  return bytes;
}

interface Headers {
  readonly is64Bit: boolean;
  readonly resourcesAt?: number;
}

function fileHeaders(contentSize: number, { is64Bit, resourcesAt = 0 }: Headers): Buffer {
  const bytes = Buffer.alloc(SECTION_OFFSET);
  const pe = 0x80;
  const optional = pe + 24;
  const optionalSize = is64Bit ? 240 : 224;
  const section = optional + optionalSize;
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(pe, 0x3c);
  bytes.write('PE\0\0', pe, 'latin1');
  bytes.writeUInt16LE(1, pe + 6);
  bytes.writeUInt16LE(optionalSize, pe + 20);
  bytes.writeUInt16LE(is64Bit ? 0x20b : 0x10b, optional);
  const directories = optional + (is64Bit ? 112 : 96);
  bytes.writeUInt32LE(resourcesAt, directories + 2 * 8);
  bytes.writeUInt32LE(SECTION_ADDRESS, directories + 14 * 8);
  bytes.writeUInt32LE(SECTION_ADDRESS, section + 12);
  bytes.writeUInt32LE(contentSize, section + 16);
  bytes.writeUInt32LE(SECTION_OFFSET, section + 20);
  return bytes;
}

function cliHeader(): Buffer {
  const bytes = Buffer.alloc(72);
  bytes.writeUInt32LE(SECTION_ADDRESS + bytes.length, 8);
  return bytes;
}

function metadata(recipe: AssemblyRecipe): Buffer {
  const name = Buffer.from(`${recipe.stream ?? '#~'}\0\0`);
  const before = Buffer.from('#Strings\0\0\0\0');
  const streamsAt = 16 + 12 + 4;
  const tablesAt = streamsAt + 8 + before.length + 8 + name.length;
  const root = Buffer.alloc(tablesAt);
  root.write('BSJB', 0, 'latin1');
  root.writeUInt32LE(12, 12);
  root.write('v4.0.30319', 16, 'latin1');
  root.writeUInt16LE(2, streamsAt - 2);
  before.copy(root, streamsAt + 8);
  root.writeUInt32LE(tablesAt, streamsAt + 8 + before.length);
  name.copy(root, streamsAt + 8 + before.length + 8);
  return Buffer.concat([root, tableStream(recipe)]);
}

function tableStream({ version, before = [], heapSizes = 0 }: AssemblyRecipe): Buffer {
  const tables = [...before, { table: ASSEMBLY_TABLE, rows: 1, rowBytes: 22 }];
  const header = Buffer.alloc(24);
  header.writeUInt8(heapSizes, 6);
  header.writeBigUInt64LE(
    tables.reduce((valid, { table }) => valid | (1n << BigInt(table)), 0n),
    8,
  );
  const counts = Buffer.alloc(tables.length * 4 + (heapSizes & 0x40 ? 4 : 0));
  tables.forEach(({ rows }, at) => counts.writeUInt32LE(rows, at * 4));
  const row = Buffer.alloc(22);
  version.forEach((part, at) => row.writeUInt16LE(part, 4 + at * 2));
  const earlier = before.map(({ rows, rowBytes }) => Buffer.alloc(rows * rowBytes, 0xee));
  return Buffer.concat([header, counts, ...earlier, row]);
}
