import { type Archive, type ArchiveEntry, deflateCanonically, type Package, readEntry } from '@nuspine/nupkg-core';
import { followDeflateRecipe, formatDeflateRecipe } from '../deflate-tokens/deflate-recipe.ts';
import { type DeflateHabits, KNOWN_HABITS } from '../deflate-tokens/predict-token.ts';
import { type DeflateTokens, readDeflate } from '../deflate-tokens/read-deflate.ts';
import { deflateLike } from '../zip-form/deflate-like.ts';
import { blankFields, fillFileFields, fillPlaces, type PackedFile } from '../zip-form/fill-fields.ts';
import { findZipFields, type ZipFields } from '../zip-form/zip-fields.ts';
import { isInOrder, readSkeleton, type ZipSkeleton } from '../zip-form/zip-skeleton.ts';
import type { Peer } from './choose-peers.ts';
import { type Computed, MOST_FOR_RECIPE, namesOf, type PackageForm, type Packing } from './package-form.ts';

/**
 * How `target` was written, so that it can be written again to the byte from its files and `base`. `undefined` if that
 * cannot be said: contents that do not stand in the order of the directory, or an entry that is packed in no way known
 * and is too large, or too odd, to be said token by token.
 */
export async function describeForm(
  base: Package,
  { archive }: Package,
  peers: readonly (Peer | undefined)[],
): Promise<PackageForm | undefined> {
  if (!isInOrder(archive)) return undefined;
  const isCopied = await Promise.all(
    archive.entries.map((entry, index) => isPackedAlike(base, archive, entry, peers[index])),
  );
  const others = archive.entries.filter((entry, index) => entry.method === 'deflate' && isCopied[index] === false);
  const [largest] = others.toSorted((a, b) => b.size - a.size);
  const habit = largest === undefined ? NO_HABIT : await findHabit(archive, largest);
  const packings: Packing[] = [];
  for (const [index, entry] of archive.entries.entries()) {
    const packing = isCopied[index] === true ? COPIED : await howPacked(archive, entry, habit);
    if (packing === undefined) return undefined;
    packings.push(packing);
  }
  const skeleton = await readSkeleton(archive);
  return { packings, places: skeleton.places, ...withoutComputedFields(archive, skeleton) };
}

const COPIED: Packing = { how: 'copied' };

/** Whether an entry is the same in the base, packed. */
async function isPackedAlike(
  base: Package,
  target: Archive,
  entry: ArchiveEntry,
  peer: Peer | undefined,
): Promise<boolean> {
  const before = peer?.isSame === true ? base.archive.entries[peer.index] : undefined;
  if (before?.method !== entry.method || before.compressedSize !== entry.compressedSize) return false;
  return Buffer.compare(await readPacked(base.archive, before), await readPacked(target, entry)) === 0;
}

function readPacked({ source }: Archive, { dataOffset, compressedSize }: ArchiveEntry): Promise<Uint8Array> {
  return source.read(dataOffset, compressedSize);
}

/** How the tool that wrote an archive packs: all entries of one archive are packed alike. */
interface ToolHabit {
  /** Ways to try before a recipe. */
  readonly ways: readonly Packing[];
  readonly habits: readonly DeflateHabits[];
}

const NO_HABIT: ToolHabit = { ways: [], habits: KNOWN_HABITS };
const LEVELS = [6, 9, 1, 5, 7, 8, 4, 3, 2];
const ALL_WAYS: readonly Packing[] = [
  { how: 'canonical' },
  ...LEVELS.flatMap((level): Packing[] => [8, 9].map((memLevel) => ({ how: 'zlib', level, memLevel }))),
];

async function findHabit(archive: Archive, entry: ArchiveEntry): Promise<ToolHabit> {
  const packing = await howPacked(archive, entry, { ways: ALL_WAYS, habits: KNOWN_HABITS });
  if (packing === undefined) return NO_HABIT;
  return packing.how === 'recipe' ? { ways: [], habits: [packing.habits] } : { ways: [packing], habits: KNOWN_HABITS };
}

async function howPacked(
  archive: Archive,
  entry: ArchiveEntry,
  { ways, habits }: ToolHabit,
): Promise<Packing | undefined> {
  if (entry.method === 'store') return { how: 'stored' };
  const [content, packed] = [await readEntry(archive, entry), await readPacked(archive, entry)];
  const way = ways.find((each) => Buffer.compare(packSimply(each, content) ?? content, packed) === 0);
  return way ?? recipeOf(content, packed, habits);
}

/** What needs no more than the content. */
export function packSimply(packing: Packing, content: Uint8Array): Uint8Array | undefined {
  if (packing.how === 'stored') return content;
  if (packing.how === 'canonical') return deflateCanonically(content);
  if (packing.how === 'zlib') return deflateLike(`zlib-${packing.level}-${packing.memLevel === 9 ? 9 : 8}`, content);
  return undefined;
}

function recipeOf(content: Uint8Array, packed: Uint8Array, known: readonly DeflateHabits[]): Packing | undefined {
  if (Math.max(content.length, packed.length) > MOST_FOR_RECIPE) return undefined;
  const tokens = readDeflate(packed, content.length);
  const best = tokens === undefined ? undefined : shortestRecipe(content, tokens, known);
  if (best === undefined) return undefined;
  const again = followDeflateRecipe(content, best.recipe, best.habits, packed.length);
  return Buffer.compare(again, packed) === 0 ? { how: 'recipe', packedSize: packed.length, ...best } : undefined;
}

function shortestRecipe(
  content: Uint8Array,
  tokens: DeflateTokens,
  known: readonly DeflateHabits[],
): { readonly habits: DeflateHabits; readonly recipe: Uint8Array } | undefined {
  const recipes = known.map((habits) => ({ habits, recipe: formatDeflateRecipe(content, tokens, habits) }));
  return recipes.toSorted((a, b) => a.recipe.length - b.recipe.length)[0];
}

/** Takes out of a skeleton what a reader can compute; all of it stays if that does not give the same again. */
function withoutComputedFields(
  archive: Archive,
  { bytes, places }: ZipSkeleton,
): Pick<PackageForm, 'computed' | 'skeleton'> {
  const zip = findZipFields(bytes);
  if (zip === undefined || zip.places.join() !== places.join()) return { computed: 'nothing', skeleton: bytes };
  const tries: readonly Computed[] = ['numbers and names', 'numbers'];
  for (const computed of tries) {
    const skeleton = blankFields(bytes, zip, namesOf(computed));
    if (Buffer.compare(filledAgain(skeleton, zip, computed, archive), bytes) === 0) return { computed, skeleton };
  }
  return { computed: 'nothing', skeleton: bytes };
}

function filledAgain(skeleton: Uint8Array, zip: ZipFields, computed: Computed, { entries }: Archive): Uint8Array {
  const copy = Uint8Array.from(skeleton);
  entries.forEach(({ path, crc32: crc, size, compressedSize }, index) => {
    const fact: PackedFile = { path, crc32: crc, size, packedSize: compressedSize };
    fillFileFields(copy, zip.ofFiles[index] ?? [], namesOf(computed), fact);
  });
  fillPlaces(
    copy,
    zip,
    entries.map(({ compressedSize }) => compressedSize),
  );
  return copy;
}
