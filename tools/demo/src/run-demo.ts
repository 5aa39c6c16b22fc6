import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedReport } from '@nuspine/delta';
import { applyDeltaFiles, type ReleasedDelta, releasify, type ReleasifyReport, verifyFeed } from '@nuspine/delta/fs';
import { type Digest, digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';

/** Two releases of one package, and the folder its dependencies come from. */
export interface DemoJob {
  readonly base: string;
  readonly target: string;
  readonly source: string;
  readonly framework: string;
}

export interface Timed<T> {
  readonly result: T;
  readonly milliseconds: number;
}

export interface DemoResult {
  readonly base: Timed<ReleasifyReport>;
  readonly target: Timed<ReleasifyReport>;
  readonly feed: Timed<FeedReport>;
  /** The digest of the full package that the deltas were made to. */
  readonly released: Digest;
  /** What applying the delta of each format gave. */
  readonly rebuilt: readonly (Timed<Digest> & { readonly format: ReleasedDelta['format'] })[];
  /** Every comparison held. */
  readonly ok: boolean;
}

/** For the clients of Squirrel, and our own. */
const FORMATS = ['squirrel', 'nuspine'] as const;

/**
 * Releases both versions into `folder`, verifies the release folder, applies each delta to the first full package and
 * compares what comes out with the second. The folder is emptied first. `now` is in milliseconds.
 */
export async function runDemo(job: DemoJob, folder: string, now: () => number): Promise<DemoResult> {
  const releases = join(folder, 'releases');
  await rm(folder, { recursive: true, force: true });
  await mkdir(releases, { recursive: true });
  const release = (app: string): Promise<ReleasifyReport> =>
    releasify({ app, sources: [job.source], framework: job.framework, releases, formats: FORMATS });
  const base = await timed(now, () => release(job.base));
  const target = await timed(now, () => release(job.target));
  const feed = await timed(now, () => verifyFeed(releases));
  const rebuilt: DemoResult['rebuilt'][number][] = [];
  for (const { format, delta } of target.result.deltas) {
    rebuilt.push({ format, ...(await timed(now, () => rebuild(folder, base.result, target.result, delta))) });
  }
  const released = await digestFile(join(releases, target.result.full.name));
  return {
    base,
    target,
    feed,
    released,
    rebuilt,
    ok: feed.result.ok && rebuilt.every(({ result }) => result === released),
  };
}

/** Does what a client does: takes the full package it has and the delta, and writes the next full package. */
async function rebuild(
  folder: string,
  base: ReleasifyReport,
  target: ReleasifyReport,
  delta: ReleasedDelta['delta'],
): Promise<Digest> {
  if (delta === undefined) throw new Error('the second release has no delta');
  const applied = join(folder, 'applied');
  await mkdir(applied, { recursive: true });
  const out = join(applied, target.full.name);
  await applyDeltaFiles({
    base: join(folder, 'releases', base.full.name),
    deltas: [join(folder, 'releases', delta.name)],
    out,
  });
  return digestFile(out);
}

/** Reads the bytes on disk, rather than believing a report. */
function digestFile(path: string): Promise<Digest> {
  return withFileSource(path, digestSource);
}

async function timed<T>(now: () => number, act: () => Promise<T>): Promise<Timed<T>> {
  const start = now();
  const result = await act();
  return { result, milliseconds: now() - start };
}
