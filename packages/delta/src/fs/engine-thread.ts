// A thread of `withThreadedEngine`: does one task at a time.
import { parentPort } from 'node:worker_threads';
import { deflateSegment, type Segment } from '@nuspine/nupkg-core';
import { encodeCovers } from '../bsdiff40/encode-covers.ts';
import { findCovers, findCoversIn } from '../engine/find-covers.ts';
import { smallestOf } from '../engine/portable-engine.ts';
import type { SearchMemory } from '../engine/diff-module.ts';
import type { Preset } from '../engine/preset.ts';
import { indexBase, searchPart, type TargetPart } from '../engine/search.ts';
import type { SearchLayout } from '../engine/search-layout.ts';
import { verifiedDiff } from '../engine/verified-diff.ts';
import { DeltaError } from '../errors.ts';

/** Two files that all threads see: in the memory of a search, or where they are too large for one, by themselves. */
export interface SharedFiles {
  readonly base: Uint8Array;
  readonly target: Uint8Array;
  readonly search?: { readonly memory: SearchMemory; readonly layout: SearchLayout };
}

/** What a thread is asked. */
export type EngineTask = DiffTask | { readonly kind: 'deflate'; readonly segment: Segment };

type DiffTask = SharedFiles &
  (
    | { readonly kind: 'diff'; readonly presets: readonly Preset[] }
    | { readonly kind: 'index'; readonly preset: Preset }
    | { readonly kind: 'part'; readonly preset: Preset; readonly part: TargetPart; readonly thread: number }
    | { readonly kind: 'encode'; readonly covers: Int32Array }
  );

/** What it answers: a patch, covers or deflated bytes, or what was thrown (classes do not survive the way between threads). */
export type EngineAnswer =
  | { readonly result: Uint8Array | Int32Array | undefined }
  | { readonly error: Pick<DeltaError, 'code' | 'message' | 'details'> };

async function run(task: EngineTask): Promise<Uint8Array | Int32Array | undefined> {
  if (task.kind === 'deflate') return deflateSegment(task.segment);
  const { base, target, search } = task;
  switch (task.kind) {
    case 'diff':
      return proven(task, () =>
        smallestOf(
          task.presets.map((preset) =>
            encodeCovers(
              base,
              target,
              search === undefined
                ? findCovers(base, target, preset)
                : findCoversIn(search.memory, search.layout, preset),
            ),
          ),
        ),
      );
    case 'encode':
      return proven(task, () => encodeCovers(base, target, task.covers));
    case 'index':
      if (search !== undefined) indexBase(search.memory, search.layout, task.preset);
      return undefined;
    case 'part':
      return search && searchPart(search.memory, search.layout, task.preset, task.part, { thread: task.thread });
  }
}

/** The patch is applied here, where another thread may make the next one meanwhile. */
function proven({ base, target }: SharedFiles, make: () => Uint8Array): Promise<Uint8Array> {
  return verifiedDiff({ name: 'portable', diff: () => Promise.resolve(make()) }, base, target);
}

async function answer(task: EngineTask): Promise<EngineAnswer> {
  try {
    return { result: await run(task) };
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    const { code, message, details } = error;
    return { error: { code, message, details: { ...details, cause: undefined } } };
  }
}

parentPort?.on('message', (task: EngineTask) => {
  void answer(task).then((message) => {
    parentPort?.postMessage(message);
  });
});
