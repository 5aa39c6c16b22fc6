import { pathCollisionKey } from '@nuspine/primitives';
import type { Files } from './memory-packages.ts';

/** A number from 0 to below `below`, seeded so that a failure comes back. */
export type Random = (below: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % below;
  };
}

/** The files of two releases of one package. */
export interface PackagePair {
  readonly base: Files;
  readonly target: Files;
  /** What happened, for counting. */
  readonly changes: readonly string[];
}

type MutableFiles = Record<string, Uint8Array>;

const NAMES = [
  'App.dll',
  'App.exe',
  'a b.txt',
  'c#.dll',
  '#',
  'ünï côdé.dat',
  '日本語.txt',
  '100%.json',
  'de/App.resources.dll',
  'deep/er/and/deeper/x.bin',
  "quote'.txt",
  'plus+.txt',
  'full-delta.nupkg.txt',
];
const PATCH_LIKE = ['x.diff', 'x.bsdiff', 'x.zsdiff', 'x.shasum', 'x.diffs/y.txt', 'diff', 'shasum'];

/** Two releases that differ in one to five of the ways in which releases differ. */
export function packagePair(random: Random): PackagePair {
  const base: MutableFiles = {};
  for (let count = 1 + random(5); count > 0; count -= 1) base[pathOf(random)] = contentOf(random);
  const target: MutableFiles = { ...base };
  const changes: string[] = [];
  for (let count = 1 + random(5); count > 0; count -= 1) {
    const change = CHANGES[random(CHANGES.length)];
    if (change === undefined) continue;
    change.apply(target, random);
    changes.push(change.name);
  }
  return { base, target: withoutCollisions(target), changes };
}

/** No package holds two names that some file system takes for one: of such, the last stays. */
function withoutCollisions(files: MutableFiles): MutableFiles {
  const byKey = new Map(Object.keys(files).map((path) => [pathCollisionKey(path), path]));
  return Object.fromEntries([...byKey.values()].map((path) => [path, files[path] ?? new Uint8Array()]));
}

interface Change {
  readonly name: string;
  apply(files: MutableFiles, random: Random): void;
}

const CHANGES: readonly Change[] = [
  { name: 'edit', apply: (files, random) => replace(files, random, (bytes) => edited(bytes, random)) },
  { name: 'edit', apply: (files, random) => replace(files, random, (bytes) => edited(bytes, random)) },
  { name: 'replace', apply: (files, random) => replace(files, random, () => contentOf(random)) },
  { name: 'grow', apply: (files, random) => replace(files, random, (bytes) => joined(bytes, contentOf(random))) },
  { name: 'cut', apply: (files, random) => replace(files, random, (bytes) => bytes.subarray(0, bytes.length >> 1)) },
  { name: 'empty', apply: (files, random) => replace(files, random, () => new Uint8Array()) },
  { name: 'add', apply: (files, random) => (files[pathOf(random)] = contentOf(random)) },
  { name: 'add empty', apply: (files, random) => (files[pathOf(random)] = new Uint8Array()) },
  { name: 'delete', apply: (files, random) => takeAway(files, random) },
  {
    name: 'rename',
    apply: (files, random) => {
      const content = takeAway(files, random);
      if (content !== undefined) files[pathOf(random)] = content;
    },
  },
  {
    name: 'rename by case',
    apply: (files, random) => {
      const path = anyPath(files, random);
      const content = takeAway(files, random, path);
      if (content !== undefined && path !== undefined)
        files[path.replace(/[^/]*$/, (name) => swapCase(name))] = content;
    },
  },
  {
    name: 'split',
    apply: (files, random) => {
      const content = takeAway(files, random) ?? new Uint8Array();
      const half = content.length >> 1;
      files[pathOf(random)] = content.subarray(0, half);
      files[pathOf(random)] = content.subarray(half);
    },
  },
  {
    name: 'named like a patch',
    apply: (files, random) => (files[`lib/net8.0/${pick(PATCH_LIKE, random)}`] = contentOf(random)),
  },
  { name: 'outside lib', apply: (files, random) => (files[`tools/${pick(NAMES, random)}`] = contentOf(random)) },
];

function contentOf(random: Random): Uint8Array {
  const kind = random(6);
  if (kind === 0) return new Uint8Array(random(2) * 9);
  if (kind === 1) return new Uint8Array(1 + random(60_000)).fill(random(256));
  if (kind === 2) return Uint8Array.from({ length: random(4000) }, () => random(256));
  if (kind === 3) return Buffer.from('public static int Main(string[] args) => '.repeat(1 + random(60)));
  if (kind === 4) return Uint8Array.from({ length: random(12) }, () => random(256));
  return Buffer.from(Array.from({ length: random(900) }, (_, at) => `${String(at * (1 + random(3)))};`).join(''));
}

function edited(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let count = 1 + random(8); count > 0 && copy.length > 0; count -= 1) copy[random(copy.length)] = random(256);
  return copy;
}

function joined(one: Uint8Array, two: Uint8Array): Uint8Array {
  return Buffer.concat([two, one, two.subarray(0, two.length >> 1)]);
}

function replace(files: MutableFiles, random: Random, make: (bytes: Uint8Array) => Uint8Array): void {
  const path = anyPath(files, random);
  if (path !== undefined) files[path] = make(files[path] ?? new Uint8Array());
}

function takeAway(files: MutableFiles, random: Random, path = anyPath(files, random)): Uint8Array | undefined {
  if (path === undefined) return undefined;
  const content = files[path];
  Reflect.deleteProperty(files, path);
  return content;
}

function anyPath(files: MutableFiles, random: Random): string | undefined {
  return Object.keys(files)[random(Math.max(1, Object.keys(files).length))];
}

function pathOf(random: Random): string {
  return `lib/net8.0/${pick(NAMES, random)}`;
}

function pick(names: readonly string[], random: Random): string {
  return names[random(names.length)] ?? 'x';
}

function swapCase(name: string): string {
  const upper = name.toUpperCase();
  return upper === name ? name.toLowerCase() : upper;
}
