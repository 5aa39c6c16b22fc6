import { bzip2CompressChunks } from '../bzip2/compress.ts';
import { eachCover } from '../engine/cover-ints.ts';
import type { Cover } from '../engine/diff-engine.ts';
import { DeltaError } from '../errors.ts';
import { formatBsdiff40 } from './bsdiff40.ts';
import { subtractBytes } from './byte-sums.ts';
import { NUMBER_SIZE, writeSignedMagnitude } from './signed-magnitude.ts';

const STEP_SIZE = 3 * NUMBER_SIZE;
/** Sections are compressed as they are made, so that a patch of a large file takes no copies of it. */
const CHUNK_SIZE = 2 ** 18;

/**
 * Writes the patch that takes `covers` from the base and the rest of the target as it is. Covers are ints (base
 * position, target position, length) in target order.
 */
export function encodeCovers(base: Uint8Array, target: Uint8Array, covers: Int32Array): Uint8Array {
  return formatBsdiff40({
    targetSize: target.length,
    control: bzip2CompressChunks(controlChunks(target.length, covers)),
    difference: bzip2CompressChunks(differenceChunks(base, target, covers)),
    extra: bzip2CompressChunks(extraChunks(target, covers)),
  });
}

function* controlChunks(targetLength: number, covers: Int32Array): Generator<Uint8Array> {
  if (targetLength === 0) return;
  const chunk = new DataView(new ArrayBuffer(CHUNK_SIZE - (CHUNK_SIZE % STEP_SIZE)));
  let filled = 0;
  for (const step of steps(targetLength, covers)) {
    step.forEach((value, i) => {
      writeSignedMagnitude(chunk, filled + i * NUMBER_SIZE, value);
    });
    filled += STEP_SIZE;
    if (filled < chunk.byteLength) continue;
    yield new Uint8Array(chunk.buffer, 0, filled);
    filled = 0;
  }
  yield new Uint8Array(chunk.buffer, 0, filled);
}

/** Bytes to add, bytes to copy, base bytes to skip. */
function* steps(targetLength: number, covers: Int32Array): Generator<readonly number[]> {
  let last: Cover | undefined;
  for (const cover of withLeadingStep(covers)) {
    if (last !== undefined) yield stepOf(last, cover.targetPosition, cover.basePosition);
    last = cover;
  }
  if (last !== undefined) yield stepOf(last, targetLength, last.basePosition + last.length);
}

/** The step of a cover, up to where the next one is in both files. */
function stepOf({ basePosition, targetPosition, length }: Cover, nextTarget: number, nextBase: number): number[] {
  return [length, nextTarget - targetPosition - length, nextBase - basePosition - length];
}

/** The first step of a patch adds at position 0 of both files; if no cover is there, it adds nothing. */
function* withLeadingStep(covers: Int32Array): Generator<Cover> {
  const isThere = covers.length > 0 && covers[0] === 0 && covers[1] === 0;
  if (!isThere) yield { basePosition: 0, targetPosition: 0, length: 0 };
  yield* eachCover(covers);
}

function* differenceChunks(base: Uint8Array, target: Uint8Array, covers: Int32Array): Generator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_SIZE);
  let filled = 0;
  for (const cover of eachCover(covers)) {
    requireInside(cover, base.length, target.length);
    const { basePosition, targetPosition, length } = cover;
    for (let done = 0; done < length; ) {
      const count = Math.min(length - done, CHUNK_SIZE - filled);
      const from = { bytes: target, start: targetPosition + done };
      subtractBytes({ bytes: chunk, start: filled }, from, { bytes: base, start: basePosition + done }, count);
      done += count;
      filled += count;
      if (filled < CHUNK_SIZE) continue;
      yield chunk;
      filled = 0;
    }
  }
  yield chunk.subarray(0, filled);
}

function requireInside(cover: Cover, baseLength: number, targetLength: number): void {
  const { basePosition, targetPosition, length } = cover;
  if (Math.min(basePosition, targetPosition) >= 0 && basePosition + length <= baseLength) {
    if (targetPosition + length <= targetLength) return;
  }
  throw new DeltaError('DELTA_ENGINE_WRONG', 'engine takes bytes from where there are none', {
    found: cover,
    wanted: { baseLength, targetLength },
  });
}

/** The bytes of the target that no cover has. */
function* extraChunks(target: Uint8Array, covers: Int32Array): Generator<Uint8Array> {
  let end = 0;
  for (const { targetPosition, length } of eachCover(covers)) {
    if (targetPosition > end) yield target.subarray(end, targetPosition);
    end = targetPosition + length;
  }
  yield target.subarray(end);
}
