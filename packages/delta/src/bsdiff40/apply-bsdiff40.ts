import { DeltaError } from '../errors.ts';
import { DEFAULT_PATCH_LIMITS, type PatchLimits } from '../limits.ts';
import { addBytes } from './byte-words.ts';
import { type Bsdiff40, parseBsdiff40 } from './bsdiff40.ts';
import { readSection, requireSectionEnd, type SectionReader, sectionReader } from './section-reader.ts';
import { NUMBER_SIZE, readSignedMagnitude } from './signed-magnitude.ts';

/** One triple of the control section, in bytes. */
interface Step {
  readonly add: number;
  readonly copy: number;
  readonly seek: number;
}

interface Sections {
  readonly control: SectionReader;
  readonly difference: SectionReader;
  readonly extra: SectionReader;
}

const STEP_SIZE = 3 * NUMBER_SIZE;

/**
 * Rebuilds the target from the base and a BSDIFF40 patch from anywhere. Nothing in the patch is trusted: sizes are
 * checked before memory is taken, every step before it is made, and the sections must end where the target does.
 * Throws `DELTA_PATCH_TRUNCATED`, `DELTA_PATCH_CORRUPT`, `DELTA_LIMIT_EXCEEDED` and what `readBzip2` throws. It cannot
 * know whether `base` is the right one: compare the target's digest.
 */
export function applyBsdiff40(
  base: Uint8Array,
  patch: Uint8Array,
  limits: PatchLimits = DEFAULT_PATCH_LIMITS,
): Uint8Array {
  const parsed = parseBsdiff40(patch, limits);
  const target = new Uint8Array(parsed.targetSize);
  for (const { offset, bytes } of rebuilt(base, parsed)) target.set(bytes, offset);
  return target;
}

/**
 * True if the patch rebuilds exactly `target`, which is compared piece by piece: memory is bounded. Throws what
 * `applyBsdiff40` throws.
 */
export function bsdiff40Makes(base: Uint8Array, patch: Uint8Array, target: Uint8Array): boolean {
  const parsed = parseBsdiff40(patch, { maxTargetSize: target.length });
  if (parsed.targetSize !== target.length) return false;
  for (const { offset, bytes } of rebuilt(base, parsed)) {
    if (Buffer.compare(bytes, target.subarray(offset, offset + bytes.length)) !== 0) return false;
  }
  return true;
}

/**
 * The target in pieces, in order, each of which is overwritten when the next one is made. Memory is bounded. Throws what
 * `applyBsdiff40` throws, piece by piece: before the end nothing is known to be whole.
 */
export function* bsdiff40Pieces(base: Uint8Array, patch: Uint8Array, limits: PatchLimits): Generator<Uint8Array> {
  for (const { bytes } of rebuilt(base, parseBsdiff40(patch, limits))) yield bytes;
}

/** A piece of the target, which is overwritten when the next one is made. */
interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const PIECE_SIZE = 2 ** 16;

function* rebuilt(base: Uint8Array, { targetSize, ...compressed }: Bsdiff40): Generator<Piece> {
  const sections: Sections = {
    control: sectionReader('control', compressed.control),
    difference: sectionReader('difference', compressed.difference),
    extra: sectionReader('extra', compressed.extra),
  };
  const piece = new Uint8Array(Math.min(PIECE_SIZE, targetSize));
  let written = 0;
  let basePosition = 0;
  let stepCount = 0;
  while (written < targetSize) {
    const step = readStep(sections.control);
    stepCount += 1;
    requireProgress(stepCount, targetSize);
    requireRoom(step, targetSize - written);
    requireInBase(base, basePosition, step.add);
    for (const bytes of read(sections.difference, step.add, piece)) {
      addBytes(bytes, base, basePosition);
      yield { offset: written, bytes };
      written += bytes.length;
      basePosition += bytes.length;
    }
    for (const bytes of read(sections.extra, step.copy, piece)) {
      yield { offset: written, bytes };
      written += bytes.length;
    }
    basePosition += step.seek;
  }
  Object.values(sections).forEach(requireSectionEnd);
}

/** The next `length` bytes of a section, in pieces. */
function* read(section: SectionReader, length: number, piece: Uint8Array): Generator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const bytes = piece.subarray(0, left);
    readSection(section, bytes);
    left -= bytes.length;
    yield bytes;
  }
}

function readStep(control: SectionReader): Step {
  const bytes = new Uint8Array(STEP_SIZE);
  readSection(control, bytes);
  const numbers = new DataView(bytes.buffer);
  return {
    add: readSignedMagnitude(numbers, 0),
    copy: readSignedMagnitude(numbers, NUMBER_SIZE),
    seek: readSignedMagnitude(numbers, 2 * NUMBER_SIZE),
  };
}

/** bsdiff writes steps that only seek, but never more steps than target bytes and one. Others would take forever. */
function requireProgress(steps: number, targetSize: number): void {
  if (steps <= targetSize + 1) return;
  throw new DeltaError('DELTA_PATCH_CORRUPT', 'patch has more steps than bytes to write', { max: targetSize + 1 });
}

/** CVE-2014-9862: negative lengths. CVE-2020-14315: lengths that leave the target when they are added. */
function requireRoom(step: Step, room: number): void {
  if (step.add >= 0 && step.copy >= 0 && step.add <= room && step.copy <= room - step.add) return;
  const found = [step.add, step.copy];
  throw new DeltaError('DELTA_PATCH_CORRUPT', 'step of patch leaves the target', { found, max: room });
}

function requireInBase(base: Uint8Array, position: number, length: number): void {
  if (length === 0 && Number.isSafeInteger(position)) return;
  if (position >= 0 && length <= base.length - position) return;
  const details = { offset: position, found: length, max: base.length };
  throw new DeltaError('DELTA_PATCH_CORRUPT', 'step of patch leaves the base', details);
}
