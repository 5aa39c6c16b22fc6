import type { ZipField, ZipFields } from './zip-fields.ts';

/** What a writer knows of a file once it is packed. Sizes in bytes. */
export interface PackedFile {
  readonly path: string;
  readonly crc32: number;
  readonly size: number;
  readonly packedSize: number;
}

/** Whether names are computed too: they can be if each is the path of its file. */
export type Names = 'computed' | 'kept';

/** The skeleton with zeros in the fields that can be computed. */
export function blankFields(skeleton: Uint8Array, { ofFiles, ofPlaces }: ZipFields, names: Names): Uint8Array {
  const blank = Uint8Array.from(skeleton);
  for (const { kind, at, length } of [...ofFiles.flat(), ...ofPlaces]) {
    if (kind !== 'name' || names === 'computed') blank.fill(0, at, at + length);
  }
  return blank;
}

/** Fills in, in place, what is said about a file, as far as it stands anywhere. */
export function fillFileFields(
  skeleton: Uint8Array,
  fields: readonly ZipField[],
  names: Names,
  { path, crc32, size, packedSize }: PackedFile,
): void {
  const numbers = { crc32, size, packedSize };
  for (const { kind, at, length } of fields) {
    if (kind === 'crc32' || kind === 'size' || kind === 'packedSize') writeNumber(skeleton, at, numbers[kind]);
    // A name of another length is not the one that stood there: what does not fit is left out.
    else if (names === 'computed') skeleton.set(Buffer.from(path, 'utf8').subarray(0, length), at);
  }
}

/** Fills in, in place, the places in the archive, once all files are packed into so many bytes each. */
export function fillPlaces(
  skeleton: Uint8Array,
  { ofPlaces, places }: ZipFields,
  packedSizes: readonly number[],
): void {
  let [file, before] = [0, 0];
  for (const { kind, at, target } of ofPlaces) {
    for (; file < places.length && (places[file] ?? 0) <= target; file += 1) before += packedSizes[file] ?? 0;
    // The size of the directory stands in the record right behind it.
    writeNumber(skeleton, at, kind === 'directorySize' ? at - SIZE_IN_END - target : target + before);
  }
}

const SIZE_IN_END = 12;

function writeNumber(skeleton: Uint8Array, at: number, value: number): void {
  new DataView(skeleton.buffer, skeleton.byteOffset, skeleton.length).setUint32(at, value % 2 ** 32, true);
}
