import { DeltaError } from '../errors.ts';
import { DEFAULT_PATCH_LIMITS, type PatchLimits } from '../limits.ts';
import { addBytes } from './byte-sums.ts';
import { type Bsdiff40, parseBsdiff40 } from './bsdiff40.ts';
import {
  closeSection,
  readSection,
  requireSectionEnd,
  type SectionReader,
  sectionReader,
  takeSome,
} from './section-reader.ts';
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
  const opened: SectionReader[] = [];
  const open = (name: keyof Sections): SectionReader => {
    const section = sectionReader(name, compressed[name]);
    opened.push(section);
    return section;
  };
  try {
    yield* follow(base, targetSize, { control: open('control'), difference: open('difference'), extra: open('extra') });
  } finally {
    opened.forEach(closeSection);
  }
}

/** Steps are mostly short: they fill a piece together. */
function* follow(base: Uint8Array, targetSize: number, sections: Sections): Generator<Piece> {
  const piece = new Uint8Array(Math.min(PIECE_SIZE, targetSize));
  const next: Position = { base: 0, target: 0, filled: 0 };
  for (let stepCount = 1; next.target < targetSize; stepCount += 1) {
    const step = readStep(sections.control);
    requireProgress(stepCount, targetSize);
    requireRoom(step, targetSize - next.target);
    requireInBase(base, next.base, step.add);
    for (let left = step.add; left > 0; ) {
      left -= addSome(sections.difference, base, piece, next, left);
      if (next.filled === piece.length) yield take(piece, next);
    }
    for (let left = step.copy; left > 0; ) {
      left -= copySome(sections.extra, piece, next, left);
      if (next.filled === piece.length) yield take(piece, next);
    }
    next.base += step.seek;
  }
  Object.values(sections).forEach(requireSectionEnd);
  if (next.filled > 0) yield take(piece, next);
}

/** Where following has got to, in bytes; of the target, `filled` are in the piece. */
interface Position {
  base: number;
  target: number;
  filled: number;
}

function addSome(difference: SectionReader, base: Uint8Array, piece: Uint8Array, next: Position, most: number): number {
  const count = takeSome(difference, Math.min(most, piece.length - next.filled));
  const from = { bytes: difference.ahead, start: difference.next - count };
  addBytes({ bytes: piece, start: next.filled }, from, { bytes: base, start: next.base }, count);
  next.base += count;
  next.target += count;
  next.filled += count;
  return count;
}

function copySome(extra: SectionReader, piece: Uint8Array, next: Position, most: number): number {
  const count = Math.min(most, piece.length - next.filled);
  readSection(extra, piece, next.filled, count);
  next.target += count;
  next.filled += count;
  return count;
}

function take(piece: Uint8Array, next: Position): Piece {
  const bytes = piece.subarray(0, next.filled);
  next.filled = 0;
  return { offset: next.target - bytes.length, bytes };
}

function readStep(control: SectionReader): Step {
  const bytes = new Uint8Array(STEP_SIZE);
  readSection(control, bytes, 0, STEP_SIZE);
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
