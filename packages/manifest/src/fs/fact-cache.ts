import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BigIntStats } from 'node:fs';
import { writeFileAtomically } from '@nuspine/primitives/fs';

/**
 * What was found out about files, kept from one run to the next. A file counts as unchanged while its size, times,
 * inode and device are the same: the change time also shows a write after which the modification time was set back.
 */
export interface FactCache {
  /** What was found out about a file, if it is the same since. */
  get(path: string, stat: BigIntStats): unknown;
  set(path: string, stat: BigIntStats, facts: unknown): void;
  save(): Promise<void>;
}

/** A cache that keeps nothing. */
export const NO_FACT_CACHE: FactCache = {
  get: () => undefined,
  set: () => undefined,
  save: () => Promise.resolve(),
};

/** Version of what is kept: another one is not read. */
const FORMAT = 1;
/** Of so many runs, one reads a file again that seems unchanged: 1 % of the bytes each time. */
export const SAMPLING_PERIOD = 100;
/** A file changed this shortly before it was read could change again within one tick of its clock, in milliseconds. */
const RACY_MS = 2_000;

interface Kept {
  readonly format: number;
  readonly run: number;
  readonly entries: Readonly<Record<string, readonly [stamp: string, facts: unknown]>>;
}

/** Opens the cache in a file, which is written by `save`. A cache that cannot be read is an empty one. */
export async function openFactCache(file: string, now: () => number): Promise<FactCache> {
  const kept = await readKept(file);
  const run = kept.run + 1;
  const entries: Record<string, readonly [string, unknown]> = {};
  const startedAt = now();
  return {
    get: (path, stat) => {
      const entry = Object.hasOwn(kept.entries, path) ? kept.entries[path] : undefined;
      if (entry?.[0] !== stampOf(stat) || turnOf(path) === run % SAMPLING_PERIOD) return undefined;
      entries[path] = entry;
      return entry[1];
    },
    set: (path, stat, facts) => {
      if (Number(stat.ctimeMs) < startedAt - RACY_MS) entries[path] = [stampOf(stat), facts];
    },
    save: async () => {
      await mkdir(dirname(file), { recursive: true });
      const text = JSON.stringify({ format: FORMAT, run, entries } satisfies Kept);
      await writeFileAtomically(file, (sink) => sink.write(Buffer.from(text)));
    },
  };
}

function stampOf({ size, mtimeNs, ctimeNs, ino, dev }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino, dev].map((value) => value.toString(36)).join(' ');
}

/** Which runs read the file again: spread evenly over all, the same for a path each time. */
function turnOf(path: string): number {
  let hash = 0;
  for (let at = 0; at < path.length; at++) hash = (hash * 31 + path.charCodeAt(at)) >>> 0;
  return hash % SAMPLING_PERIOD;
}

async function readKept(file: string): Promise<Kept> {
  const empty: Kept = { format: FORMAT, run: 0, entries: {} };
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
    'run' in value &&
    typeof value.run === 'number' &&
    'entries' in value &&
    typeof value.entries === 'object'
  );
}
