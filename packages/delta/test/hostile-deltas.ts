import { readEntry } from '@nuspine/nupkg-core';
import { RECIPE_PATH } from '../src/delta-recipe.ts';
import { type MemoryPackage, rewrite } from './memory-packages.ts';
import type { Random } from './package-pairs.ts';

/** A damaged or hostile delta made of a true one: its bytes, or whole entries, changed so that the zip itself is sound. */
export async function hostileDelta(
  delta: MemoryPackage,
  random: Random,
): Promise<{ readonly kind: string; readonly bytes: Uint8Array }> {
  const kind = KINDS[random(KINDS.length)] ?? 'bytes';
  switch (kind) {
    case 'truncated':
      return { kind, bytes: delta.bytes.subarray(0, random(delta.bytes.length)) };
    case 'bytes':
      return { kind, bytes: mutated(delta.bytes, random) };
    case 'recipe':
      return { kind, bytes: await withRecipe(delta, random) };
    default:
      return { kind, bytes: await withEntries(delta, kind, random) };
  }
}

const KINDS = ['truncated', 'bytes', 'recipe', 'recipe', 'entry', 'entry', 'swapped', 'missing', 'emptied'] as const;

async function withEntries(delta: MemoryPackage, kind: (typeof KINDS)[number], random: Random): Promise<Uint8Array> {
  const { entries } = delta.pkg.archive;
  const paths = entries.map(({ path }) => path).filter((path) => path.startsWith('lib/'));
  const one = paths[random(Math.max(1, paths.length))] ?? RECIPE_PATH;
  const two = paths[random(Math.max(1, paths.length))] ?? RECIPE_PATH;
  const content = async (path: string): Promise<Uint8Array> => {
    const entry = entries.find((candidate) => candidate.path === path);
    return entry === undefined ? new Uint8Array() : readEntry(delta.pkg.archive, entry);
  };
  if (kind === 'missing') return (await rewrite(delta, { [one]: undefined })).bytes;
  if (kind === 'emptied') return (await rewrite(delta, { [one]: new Uint8Array() })).bytes;
  if (kind === 'swapped') return (await rewrite(delta, { [one]: await content(two), [two]: await content(one) })).bytes;
  return (await rewrite(delta, { [one]: mutated(await content(one), random) })).bytes;
}

/** Another value somewhere in the recipe, of the same type more often than not. */
async function withRecipe(delta: MemoryPackage, random: Random): Promise<Uint8Array> {
  const entry = delta.pkg.archive.entries.find(({ path }) => path === RECIPE_PATH);
  if (entry === undefined) return delta.bytes;
  const recipe: unknown = JSON.parse(Buffer.from(await readEntry(delta.pkg.archive, entry)).toString());
  change(recipe, random);
  return (await rewrite(delta, { [RECIPE_PATH]: Buffer.from(JSON.stringify(recipe)) })).bytes;
}

const TEXTS = [
  '../x',
  'lib/net8.0/App.dll',
  'base',
  'patch',
  'delta',
  'squirrel',
  'velopack',
  `sha256:${'0'.repeat(64)}`,
];
const NUMBERS = [0, 1, -1, 2 ** 31, 2 ** 53, 1e300];

function change(value: unknown, random: Random): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const key = keys[random(Math.max(1, keys.length))];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(value, key);
  if (typeof inner === 'object' && random(8) > 0) change(inner, random);
  else
    Reflect.set(value, key, typeof inner === 'number' ? NUMBERS[random(NUMBERS.length)] : TEXTS[random(TEXTS.length)]);
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let count = 1 + random(4); count > 0 && copy.length > 0; count -= 1) copy[random(copy.length)] = random(256);
  return copy;
}
