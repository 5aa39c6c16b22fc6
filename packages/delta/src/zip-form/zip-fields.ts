/** What a field of a skeleton says, if it says what entries and places are anyhow. */
export type ZipFieldKind = 'crc32' | 'packedSize' | 'size' | 'name' | 'header' | 'directorySize' | 'directory';

/** A field that can be computed. */
export interface ZipField {
  readonly kind: ZipFieldKind;
  /** In the skeleton, in bytes. */
  readonly at: number;
  readonly length: number;
}

/** A field that gives the place of a header, or of the directory. */
export interface PlaceField extends ZipField {
  /** Bytes of the skeleton before that place. */
  readonly target: number;
}

export interface ZipFields {
  /** Those about each file. */
  readonly ofFiles: readonly (readonly ZipField[])[];
  /** Those that give places; what they point at stands in this order. */
  readonly ofPlaces: readonly PlaceField[];
  /** How many bytes of the skeleton stand before the content of each file. */
  readonly places: readonly number[];
}

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const RECORD = 0x02014b50;
const END = 0x06054b50;
const SIZES: readonly ZipFieldKind[] = ['crc32', 'packedSize', 'size'];
const HAS_DESCRIPTOR = 8;
const SLASH = 0x2f;

/**
 * Finds the fields of a skeleton (APPNOTE 4.3). `undefined` unless it is local headers, the descriptors of those that say
 * so, as many central records, and the end of the directory, one behind the other.
 */
export function findZipFields(skeleton: Uint8Array): ZipFields | undefined {
  const view = Buffer.from(skeleton.buffer, skeleton.byteOffset, skeleton.length);
  const signatureAt = (at: number): number => (at + 4 <= view.length ? view.readUInt32LE(at) : 0);
  const found: Found = { ofFiles: [], ofPlaces: [], places: [], headers: [] };
  let at = 0;
  while (signatureAt(at) === LOCAL_HEADER && at + 30 <= view.length) at = addLocalHeader(view, at, found);
  const directory = at;
  for (let [file, record] = [0, 0]; signatureAt(at) === RECORD && at + 46 <= view.length; record += 1) {
    const header = found.headers[record];
    if (header === undefined) return undefined;
    found.ofPlaces.push({ kind: 'header', at: at + 42, length: 4, target: header });
    const nameLength = view.readUInt16LE(at + 28);
    if (!endsInSlash(view, at + 46, nameLength)) {
      addFields(found, file, [...sizesAt(at + 16), { kind: 'name', at: at + 46, length: nameLength }]);
      file += 1;
    }
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  if (signatureAt(at) !== END || at + 22 > view.length) return undefined;
  found.ofPlaces.push({ kind: 'directory', at: at + 16, length: 4, target: directory });
  found.ofPlaces.push({ kind: 'directorySize', at: at + 12, length: 4, target: directory });
  const all = [...found.ofFiles.flat(), ...found.ofPlaces];
  return all.every((field) => field.at + field.length <= view.length) ? found : undefined;
}

interface Found {
  readonly ofFiles: ZipField[][];
  readonly ofPlaces: PlaceField[];
  readonly places: number[];
  /** Where each local header begins, folders too. */
  readonly headers: number[];
}

function addFields({ ofFiles }: Found, file: number, fields: readonly ZipField[]): void {
  (ofFiles[file] ??= []).push(...fields);
}

/** Gives where the next one begins. */
function addLocalHeader(view: Buffer, at: number, found: Found): number {
  const nameLength = view.readUInt16LE(at + 26);
  const end = at + 30 + nameLength + view.readUInt16LE(at + 28);
  const file = found.places.length;
  found.headers.push(at);
  if (endsInSlash(view, at + 30, nameLength)) return end;
  found.places.push(end);
  addFields(found, file, [{ kind: 'name', at: at + 30, length: nameLength }]);
  if ((view.readUInt16LE(at + 6) & HAS_DESCRIPTOR) === 0) {
    addFields(found, file, sizesAt(at + 14));
    return end;
  }
  // The signature of a descriptor may be left out (APPNOTE 4.3.9.3).
  const start = end + 4 <= view.length && view.readUInt32LE(end) === DESCRIPTOR ? end + 4 : end;
  addFields(found, file, sizesAt(start));
  return start + 12;
}

function sizesAt(at: number): ZipField[] {
  return SIZES.map((kind, index) => ({ kind, at: at + 4 * index, length: 4 }));
}

function endsInSlash(view: Buffer, at: number, length: number): boolean {
  return length > 0 && view[at + length - 1] === SLASH;
}
