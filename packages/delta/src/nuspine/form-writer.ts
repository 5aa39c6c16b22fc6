import { crc32 } from 'node:zlib';
import type { ByteSink } from '@nuspine/primitives';
import { followDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import { DeltaError } from '../errors.ts';
import { fillFileFields, fillPlaces } from '../zip-form/fill-fields.ts';
import { findZipFields } from '../zip-form/zip-fields.ts';
import { packSimply } from './describe-form.ts';
import { MOST_FOR_RECIPE, namesOf, type PackageForm, type Packing } from './package-form.ts';

/** A file as the base holds it, packed. */
export interface PackedBefore {
  readonly bytes: Uint8Array;
  readonly crc32: number;
  /** Unpacked, in bytes. */
  readonly size: number;
}

/** A file that is to be written next. */
export interface FileToWrite {
  readonly path: string;
  read(): Promise<Uint8Array>;
  /** `undefined` if the base does not have the very file. */
  packedBefore(): Promise<PackedBefore | undefined>;
}

/**
 * Writes a package of at most `size` bytes as its form says. Throws `DELTA_CONTAINER_CORRUPT` for a form that does not fit
 * the files; that the bytes are right is for the caller to compare.
 */
export async function writeInForm(
  files: AsyncIterable<FileToWrite>,
  form: PackageForm,
  size: number,
  sink: ByteSink,
): Promise<void> {
  const skeleton = Uint8Array.from(form.skeleton);
  const zip = form.computed === 'nothing' ? undefined : findZipFields(skeleton);
  const places = form.computed === 'nothing' ? form.places : (zip?.places ?? []);
  if (places.length < form.packings.length) throw corrupt('has no place for every entry');
  const out = boundedSink(sink, size);
  const packedSizes: number[] = [];
  let used = 0;
  for await (const file of files) {
    const packing = form.packings[packedSizes.length];
    const place = places[packedSizes.length] ?? 0;
    if (packing === undefined || place < used || place > skeleton.length) throw corrupt('does not fit its package');
    const packed = await pack(file, packing);
    const names = namesOf(form.computed);
    if (zip !== undefined) {
      const fact = { path: file.path, crc32: packed.crc32, size: packed.size, packedSize: packed.bytes.length };
      fillFileFields(skeleton, zip.ofFiles[packedSizes.length] ?? [], names, fact);
    }
    await out.write(skeleton.subarray(used, place));
    await out.write(packed.bytes);
    packedSizes.push(packed.bytes.length);
    used = place;
  }
  if (zip !== undefined) fillPlaces(skeleton, zip, packedSizes);
  await out.write(skeleton.subarray(used));
}

async function pack(file: FileToWrite, packing: Packing): Promise<PackedBefore> {
  if (packing.how === 'copied') {
    const before = await file.packedBefore();
    if (before === undefined) throw corrupt('copies an entry that the base does not have', file.path);
    return before;
  }
  const content = await file.read();
  return { bytes: packContent(content, packing, file.path), crc32: crc32(content), size: content.length };
}

function packContent(content: Uint8Array, packing: Packing, path: string): Uint8Array {
  if (packing.how !== 'recipe') return packSimply(packing, content) ?? content;
  if (content.length > MOST_FOR_RECIPE) throw corrupt('has a recipe for an entry that is too large', path);
  return followDeflateRecipe(content, packing.recipe, packing.habits, packing.packedSize);
}

/** However little a form says, it does not make more than the package is said to be. */
function boundedSink(sink: ByteSink, size: number): ByteSink {
  let left = size;
  return {
    write: async (bytes) => {
      left -= bytes.length;
      if (left < 0) throw corrupt('makes more than the package has');
      await sink.write(bytes);
    },
  };
}

function corrupt(what: string, path?: string): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', `form of the package ${what}`, path === undefined ? {} : { path });
}
