import { eachCover, INTS_PER_COVER } from '../engine/cover-ints.ts';
import type { Cover } from '../engine/diff-engine.ts';
import { byteWriter } from './byte-writer.ts';

/**
 * How to make some bytes from a reference, as streams that compress well apart. Steps follow one another until the
 * target is full: take a run of the reference, add the differences, then append literals.
 */
export interface PatchStreams {
  /** How many bytes each step takes from the reference. */
  readonly lengths: Uint8Array;
  /** How many literals follow. */
  readonly literalLengths: Uint8Array;
  /** Where it takes them, from where the last step would have gone on had it taken its literals too. Signed. */
  readonly jumps: Uint8Array;
  /** How many taken bytes are right before each one that is not, across steps. */
  readonly runs: Uint8Array;
  /** What is added to those that are not right. */
  readonly differences: Uint8Array;
  readonly literals: Uint8Array;
}

export const PATCH_STREAMS = ['lengths', 'literalLengths', 'jumps', 'runs', 'differences', 'literals'] as const;

/** Writes patches one after the other into the same streams. */
export interface PatchWriter {
  /** Appends a target, as its covers (ints, in the order of the target) take it from the reference. */
  add(reference: Uint8Array, target: Uint8Array, covers: Int32Array): void;
  /** Everything that has been written. */
  streams(): PatchStreams;
}

export function patchWriter(): PatchWriter {
  const [lengths, literalLengths, jumps] = [byteWriter(), byteWriter(), byteWriter()];
  const literals = byteWriter();
  const differences = differenceWriter();
  return {
    add: (reference, target, covers) => {
      let expected = 0;
      const equal = equalWords(reference, target);
      for (const step of stepsOf(covers, target.length)) {
        const literal = target.subarray(step.targetPosition + step.length, step.literalEnd);
        lengths.number(step.length);
        literalLengths.number(literal.length);
        jumps.signed(step.basePosition - expected);
        differences.add(reference, target, step, equal);
        literals.bytes(literal);
        expected = step.basePosition + step.length + literal.length;
      }
    },
    streams: () => ({
      lengths: lengths.written(),
      literalLengths: literalLengths.written(),
      jumps: jumps.written(),
      ...differences.streams(),
      literals: literals.written(),
    }),
  };
}

interface DifferenceWriter {
  add(reference: Uint8Array, target: Uint8Array, cover: Cover, equal: CountEqual): void;
  streams(): Pick<PatchStreams, 'runs' | 'differences'>;
}

function differenceWriter(): DifferenceWriter {
  const [runs, differences] = [byteWriter(), byteWriter()];
  let run = 0;
  return {
    add: (reference, target, { basePosition, targetPosition, length }, equal) => {
      for (let i = 0; i < length; i += 1) {
        const skipped = equal(basePosition + i, targetPosition + i, length - i);
        run += skipped;
        i += skipped;
        if (i === length) return;
        const difference = ((target[targetPosition + i] ?? 0) - (reference[basePosition + i] ?? 0)) & 0xff;
        if (difference === 0) run += 1;
        else {
          runs.number(run);
          differences.byte(difference);
          run = 0;
        }
      }
    },
    streams: () => ({ runs: runs.written(), differences: differences.written() }),
  };
}

/** How many bytes, in whole words, are the same from two places on. */
type CountEqual = (from: number, at: number, length: number) => number;

/** Most of what is taken stays as it is. */
function equalWords(reference: Uint8Array, target: Uint8Array): CountEqual {
  const [base, made] = [viewOf(reference), viewOf(target)];
  return (from, at, length) => {
    let same = 0;
    while (same + 4 <= length && base.getInt32(from + same) === made.getInt32(at + same)) same += 4;
    return same;
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

interface Step extends Cover {
  readonly literalEnd: number;
}

/** Each cover with the literals up to the next; literals at the very start are a step of their own. */
function* stepsOf(covers: Int32Array, targetSize: number): Generator<Step> {
  const first = covers[1] ?? targetSize;
  if (first > 0) yield { basePosition: 0, targetPosition: 0, length: 0, literalEnd: first };
  let next = 1;
  for (const cover of eachCover(covers)) {
    next += INTS_PER_COVER;
    yield { ...cover, literalEnd: covers[next] ?? targetSize };
  }
}
