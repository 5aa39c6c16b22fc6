import { blankFields, type Names } from '../zip-form/fill-fields.ts';
import { findZipFields } from '../zip-form/zip-fields.ts';
import { type DeflateHabits, MOST_TRIES } from '../deflate-tokens/predict-token.ts';
import { DeltaError } from '../errors.ts';
import { byteReader, type ByteReader } from './byte-reader.ts';
import { byteWriter, type ByteWriter } from './byte-writer.ts';

/** How the content of an entry was packed. */
export type Packing =
  /** Not at all. */
  | { readonly how: 'stored' }
  /** As the base has it, from where it is copied. */
  | { readonly how: 'copied' }
  /** As in a canonical package. */
  | { readonly how: 'canonical' }
  /** By zlib. */
  | { readonly how: 'zlib'; readonly level: number; readonly memLevel: number }
  /** As a recipe says. */
  | {
      readonly how: 'recipe';
      readonly habits: DeflateHabits;
      readonly packedSize: number;
      readonly recipe: Uint8Array;
    };

/** What of a skeleton is computed. */
export type Computed = 'nothing' | 'numbers' | 'numbers and names';

/** How a package that is not canonical was written, as far as its files do not say it. */
export interface PackageForm {
  readonly computed: Computed;
  /** Of each entry, in the order in which they stand. */
  readonly packings: readonly Packing[];
  /** If nothing is computed: how many bytes of the skeleton stand before the content of each entry. */
  readonly places: readonly number[];
  /** With zeros in place of what is computed. */
  readonly skeleton: Uint8Array;
}

const COMPUTED: readonly Computed[] = ['nothing', 'numbers', 'numbers and names'];
const HOWS: readonly Packing['how'][] = ['stored', 'copied', 'canonical', 'zlib', 'recipe'];
/** Largest content that is packed by a recipe, and largest result, in bytes. */
export const MOST_FOR_RECIPE: number = 2 ** 25;

export function formatPackageForm({ computed, packings, places, skeleton }: PackageForm): Uint8Array {
  const writer = byteWriter();
  writer.number(COMPUTED.indexOf(computed));
  packings.forEach((packing, index) => {
    if (computed === 'nothing') writer.number((places[index] ?? 0) - (places[index - 1] ?? 0));
    writePacking(writer, packing);
  });
  writer.bytes(skeleton);
  return writer.written();
}

function writePacking(writer: ByteWriter, packing: Packing): void {
  writer.number(HOWS.indexOf(packing.how));
  if (packing.how === 'zlib') {
    writer.number(packing.level);
    writer.number(packing.memLevel);
  } else if (packing.how === 'recipe') {
    const { habits, packedSize, recipe } = packing;
    for (const value of [habits.tries, habits.least, habits.lazy, packedSize, recipe.length]) writer.number(value);
    writer.bytes(recipe);
  }
}

/** Reads the form of a package of `count` entries. Throws `DELTA_CONTAINER_CORRUPT` or `DELTA_CONTAINER_TRUNCATED`. */
export function parsePackageForm(bytes: Uint8Array, count: number): PackageForm {
  const reader = byteReader(bytes, 'form of the package');
  const computed = COMPUTED[reader.number()];
  if (computed === undefined) throw corrupt('computes what is not known');
  const packings: Packing[] = [];
  const places: number[] = [];
  for (let place = 0; packings.length < count; ) {
    if (computed === 'nothing') {
      place += reader.number();
      places.push(place);
    }
    packings.push(readPacking(reader));
  }
  return { computed, packings, places, skeleton: reader.bytes(reader.left()) };
}

function readPacking(reader: ByteReader): Packing {
  const how = HOWS[reader.number()];
  if (how === undefined) throw corrupt('packs an entry in no known way');
  if (how === 'zlib') return readZlib(reader);
  if (how !== 'recipe') return { how };
  const habits = { tries: reader.number(), least: reader.number(), lazy: reader.number() };
  const packedSize = reader.number();
  if (habits.tries > MOST_TRIES || packedSize > MOST_FOR_RECIPE) throw corrupt('packs an entry as nobody does');
  return { how, habits, packedSize, recipe: reader.bytes(reader.number()) };
}

function readZlib(reader: ByteReader): Packing {
  const [level, memLevel] = [reader.number(), reader.number()];
  if (level < 1 || level > 9 || (memLevel !== 8 && memLevel !== 9)) throw corrupt('packs an entry at no known level');
  return { how: 'zlib', level, memLevel };
}

export function namesOf(computed: Computed): Names {
  return computed === 'numbers and names' ? 'computed' : 'kept';
}

/** What the form of the target is predicted from: the skeleton of the base, without what could be computed. */
export function formReference(skeleton: Uint8Array): Uint8Array {
  const fields = findZipFields(skeleton);
  return fields === undefined ? skeleton : blankFields(skeleton, fields, 'computed');
}

function corrupt(what: string): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', `form of the package ${what}`);
}
