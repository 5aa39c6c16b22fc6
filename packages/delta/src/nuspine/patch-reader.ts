import { DeltaError } from '../errors.ts';
import { byteReader, type ByteReader } from './byte-reader.ts';
import { PATCH_STREAMS, type PatchStreams } from './patch-streams.ts';

/** Follows patches one after the other. Nothing is read or written out of bounds. */
export interface PatchReader {
  /**
   * Makes the next target, of `size` bytes. Throws `DELTA_CONTAINER_CORRUPT` for a step out of bounds or one that does
   * nothing, and `DELTA_CONTAINER_TRUNCATED`.
   */
  make(reference: Uint8Array, size: number): Uint8Array;
  /** Passes over the next target, to make it later. Throws as `make` does for what is wrong with the steps by themselves. */
  leave(size: number): LeftPatch;
  /** Throws `DELTA_CONTAINER_CORRUPT` if anything is left over. */
  finish(): void;
}

/** Begins a target that was passed over: once. */
export type LeftPatch = (reference: PatchReference) => GrowingTarget;

/** What a target is made from. */
export interface PatchReference {
  /** Copies `length` bytes from `start` on to `target`. False if it does not have them. */
  copy(start: number, length: number, target: Uint8Array, at: number): boolean;
}

/** A target that is being made. */
export interface GrowingTarget {
  /** Its bytes, of which those before `end` are made when this returns. Throws as `PatchReader.make` does. */
  upTo(end: number): Uint8Array;
}

export function patchReader(streams: PatchStreams): PatchReader {
  const open = (name: (typeof PATCH_STREAMS)[number]): ByteReader => byteReader(streams[name], `stream ${name}`);
  const steps: StepReaders = {
    lengths: open('lengths'),
    literalLengths: open('literalLengths'),
    jumps: open('jumps'),
    literals: open('literals'),
    differences: differenceReader(open('runs'), open('differences')),
  };
  return {
    make: (reference, size) => growTarget(steps, wholeReference(reference), size).upTo(size),
    leave: (size) => {
      const own = forkSteps(steps);
      passOver(steps, size);
      return (reference) => growTarget(own, reference, size);
    },
    finish: () => {
      steps.differences.finish();
      requireEmpty([steps.lengths, steps.literalLengths, steps.jumps, steps.literals]);
    },
  };
}

/** A reference that is there. */
export function wholeReference(bytes: Uint8Array): PatchReference {
  return {
    copy: (start, length, target, at) => {
      if (start < 0 || start + length > bytes.length) return false;
      target.set(bytes.subarray(start, start + length), at);
      return true;
    },
  };
}

interface StepReaders extends Record<'lengths' | 'literalLengths' | 'jumps' | 'literals', ByteReader> {
  readonly differences: DifferenceReader;
}

function forkSteps({ lengths, literalLengths, jumps, literals, differences }: StepReaders): StepReaders {
  return {
    lengths: lengths.fork(),
    literalLengths: literalLengths.fork(),
    jumps: jumps.fork(),
    literals: literals.fork(),
    differences: differences.fork(),
  };
}

function passOver(readers: StepReaders, size: number): void {
  readers.differences.skip(passSteps(readers, size));
}

/** How many bytes they take from the reference. */
function passSteps({ lengths, literalLengths, jumps, literals }: StepReaders, size: number): number {
  let taken = 0;
  for (let at = 0; at < size; ) {
    const length = lengths.number();
    const literalLength = literalLengths.number();
    jumps.number();
    requireStep(length, literalLength, size, at);
    literals.bytes(literalLength);
    taken += length;
    at += length + literalLength;
  }
  return taken;
}

function growTarget(
  { lengths, literalLengths, jumps, literals, differences }: StepReaders,
  reference: PatchReference,
  size: number,
): GrowingTarget {
  const target = new Uint8Array(size);
  let source = 0;
  let at = 0;
  const upTo = (end: number): Uint8Array => {
    while (at < end) {
      const length = lengths.number();
      const literalLength = literalLengths.number();
      source += jumps.signed();
      requireStep(length, literalLength, size, at);
      if (!reference.copy(source, length, target, at)) throw outOfFiles(at);
      differences.addTo(target, at, length);
      if (literalLength > 0) target.set(literals.bytes(literalLength), at + length);
      at += length + literalLength;
      source += length + literalLength;
    }
    return target;
  };
  return { upTo };
}

function requireStep(length: number, literalLength: number, size: number, at: number): void {
  const isIdle = length === 0 && literalLength === 0;
  if (isIdle || length + literalLength > size - at) throw outOfFiles(at);
}

function outOfFiles(offset: number): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', 'a step of the patch leads out of its files', { offset });
}

interface DifferenceReader {
  /** Adds what is to be added to `length` bytes at `start`. */
  addTo(target: Uint8Array, start: number, length: number): void;
  /** Passes over what is to be added to `length` bytes. */
  skip(length: number): void;
  fork(): DifferenceReader;
  /** Throws unless everything has been used up. */
  finish(): void;
}

/** `first`: how many bytes are right before the next difference. */
function differenceReader(runs: ByteReader, differences: ByteReader, first: number = nextRun(runs)): DifferenceReader {
  let run = first;
  return {
    addTo: (target, start, length) => {
      const end = start + length;
      let at = start + run;
      for (; at < end; at += 1 + run) {
        target[at] = (target[at] ?? 0) + differences.byte();
        run = nextRun(runs);
      }
      run = at - end;
    },
    skip: (length) => {
      run = skipRuns(runs, differences, run, length);
    },
    fork: () => differenceReader(runs.fork(), differences.fork(), run),
    finish: () => {
      requireEmpty([runs, differences]);
      if (Number.isFinite(run)) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'a difference lies behind the patch');
    },
  };
}

/** How many bytes are right, behind so many, before the next difference. */
function skipRuns(runs: ByteReader, differences: ByteReader, first: number, length: number): number {
  let at = first;
  while (at < length) {
    differences.byte();
    at += 1 + nextRun(runs);
  }
  return at - length;
}

function nextRun(runs: ByteReader): number {
  return runs.left() > 0 ? runs.number() : Number.POSITIVE_INFINITY;
}

function requireEmpty(readers: readonly ByteReader[]): void {
  const left = readers.reduce((sum, reader) => sum + reader.left(), 0);
  if (left > 0)
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'the patch holds more than its steps use', { found: left });
}
