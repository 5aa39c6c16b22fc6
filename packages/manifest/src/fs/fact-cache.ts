import { existsSync, type Stats } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomically } from '@nuspine/primitives/fs';

/** What tells whether a file is the same as before. Times in milliseconds, as finely as a double holds them. */
export type FileState = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino' | 'dev'>;

/** What was found out about a file: what it is, and its bytes as a whole or as a package. */
export type FactName = 'kind' | 'digest' | 'package';

/**
 * What was found out about files, kept from one run to the next. A file counts as unchanged while its size, times,
 * inode and device are the same: the change time also shows a write after which the modification time was set back.
 */
export interface FactCache {
  /** What was found out about a file, if it is the same since. */
  get(name: FactName, path: string, state: FileState): unknown;
  set(name: FactName, path: string, state: FileState, facts: unknown): void;
  save(): Promise<void>;
}

/** A cache that keeps nothing. */
export const NO_FACT_CACHE: FactCache = {
  get: () => undefined,
  set: () => undefined,
  save: () => Promise.resolve(),
};

/** Version of what is kept: another one is not read. */
const FORMAT = 2;
/** Of so many runs, one reads a file again that seems unchanged: 1 % of the bytes each time. */
export const SAMPLING_PERIOD = 100;
/** A file changed this shortly before it was read could change again within one tick of its clock, in milliseconds. */
const RACY_MS = 2_000;

/** State in the order of `stampOf`, then facts by name. */
type Entry = readonly [stamp: readonly number[], facts: Readonly<Partial<Record<FactName, unknown>>>];

interface Kept {
  readonly format: number;
  readonly entries: Readonly<Record<string, Entry>>;
}

/**
 * Opens the cache in a file, which is written by `save`, beside another one that counts the runs. A cache that cannot be
 * read is an empty one. What has not changed is not written again.
 */
export async function openFactCache(file: string, now: () => number): Promise<FactCache> {
  const kept = await readKept(file);
  const run = (await readRun(file)) + 1;
  const entries = new Map<string, Entry>();
  const startedAt = now();
  let isChanged = !existsSync(file);
  return {
    get: (name, path, state) => {
      const entry = entries.get(path) ?? (Object.hasOwn(kept.entries, path) ? kept.entries[path] : undefined);
      if (entry === undefined || !isStamp(entry[0], state)) return undefined;
      entries.set(path, entry);
      return turnOf(path) === run % SAMPLING_PERIOD ? undefined : entry[1][name];
    },
    set: (name, path, state, facts) => {
      if (state.ctimeMs >= startedAt - RACY_MS) return;
      const known = entries.get(path);
      const before = known !== undefined && isStamp(known[0], state) ? known[1] : {};
      if (JSON.stringify(before[name]) === JSON.stringify(facts)) return;
      isChanged = true;
      entries.set(path, [stampOf(state), { ...before, [name]: facts }]);
    },
    save: async () => {
      await mkdir(dirname(file), { recursive: true });
      await write(runFile(file), `${String(run)}\n`);
      if (!isChanged && entries.size === Object.keys(kept.entries).length) return;
      await write(file, JSON.stringify({ format: FORMAT, entries: Object.fromEntries(entries) } satisfies Kept));
    },
  };
}

async function write(path: string, text: string): Promise<void> {
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(text)));
}

function runFile(file: string): string {
  return `${file}.run`;
}

async function readRun(file: string): Promise<number> {
  const text = await readFile(runFile(file), 'utf8').catch(() => '');
  return /^\d{1,9}\n$/.test(text) ? Number(text) : 0;
}

function stampOf({ size, mtimeMs, ctimeMs, ino, dev }: FileState): readonly number[] {
  return [size, mtimeMs, ctimeMs, ino, dev];
}

function isStamp(stamp: readonly number[], state: FileState): boolean {
  return (
    stamp[0] === state.size &&
    stamp[1] === state.mtimeMs &&
    stamp[2] === state.ctimeMs &&
    stamp[3] === state.ino &&
    stamp[4] === state.dev
  );
}

/** Which runs read the file again: spread evenly over all, the same for a path each time. */
function turnOf(path: string): number {
  let hash = 0;
  for (let at = 0; at < path.length; at++) hash = (hash * 31 + path.charCodeAt(at)) >>> 0;
  return hash % SAMPLING_PERIOD;
}

async function readKept(file: string): Promise<Kept> {
  const empty: Kept = { format: FORMAT, entries: {} };
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isKept(kept) ? kept : empty;
  } catch {
    return empty;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === FORMAT &&
    'entries' in value &&
    typeof value.entries === 'object' &&
    value.entries !== null &&
    Object.values(value.entries).every(isEntry)
  );
}

function isEntry(value: unknown): boolean {
  return Array.isArray(value) && Array.isArray(value[0]) && typeof value[1] === 'object' && value[1] !== null;
}
