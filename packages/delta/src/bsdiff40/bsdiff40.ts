import { DeltaError } from '../errors.ts';
import type { PatchLimits } from '../limits.ts';
import { NUMBER_SIZE, readSignedMagnitude, writeSignedMagnitude } from './signed-magnitude.ts';

/**
 * A BSDIFF40 patch: a header of 32 bytes (magic, sizes of the first two sections, size of the target), then three
 * bzip2 streams. The third reaches to the end of the file.
 */
export interface Bsdiff40 {
  readonly targetSize: number;
  /** Triples of numbers: bytes to take from the base plus a difference, bytes to take as they are, base bytes to skip. */
  readonly control: Uint8Array;
  readonly difference: Uint8Array;
  readonly extra: Uint8Array;
}

const MAGIC = 'BSDIFF40';
const CONTROL_SIZE_OFFSET = 8;
const DIFFERENCE_SIZE_OFFSET = 16;
const TARGET_SIZE_OFFSET = 24;
const HEADER_SIZE = TARGET_SIZE_OFFSET + NUMBER_SIZE;

/**
 * Splits a patch into its sections, which stay compressed. Throws `DELTA_PATCH_TRUNCATED`, `DELTA_PATCH_CORRUPT`,
 * or `DELTA_LIMIT_EXCEEDED` if it would make a larger target than allowed.
 */
export function parseBsdiff40(patch: Uint8Array, limits: PatchLimits): Bsdiff40 {
  requireLength(patch, HEADER_SIZE);
  const found = Buffer.from(patch.subarray(0, MAGIC.length)).toString('latin1');
  if (found !== MAGIC) {
    throw new DeltaError('DELTA_PATCH_CORRUPT', 'not a BSDIFF40 patch', { offset: 0, wanted: MAGIC, found });
  }
  const header = new DataView(patch.buffer, patch.byteOffset, HEADER_SIZE);
  const controlEnd = HEADER_SIZE + readSize(header, CONTROL_SIZE_OFFSET);
  const differenceEnd = controlEnd + readSize(header, DIFFERENCE_SIZE_OFFSET);
  requireLength(patch, differenceEnd);
  const targetSize = readSize(header, TARGET_SIZE_OFFSET);
  if (targetSize > limits.maxTargetSize) {
    const details = { offset: TARGET_SIZE_OFFSET, found: targetSize, max: limits.maxTargetSize };
    throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'patch makes a larger file than allowed', details);
  }
  return {
    targetSize,
    control: patch.subarray(HEADER_SIZE, controlEnd),
    difference: patch.subarray(controlEnd, differenceEnd),
    extra: patch.subarray(differenceEnd),
  };
}

/** Joins compressed sections into a patch. */
export function formatBsdiff40(patch: Bsdiff40): Uint8Array {
  const { control, difference, extra } = patch;
  const bytes = new Uint8Array(HEADER_SIZE + control.length + difference.length + extra.length);
  const header = new DataView(bytes.buffer);
  bytes.set(Buffer.from(MAGIC, 'latin1'));
  writeSignedMagnitude(header, CONTROL_SIZE_OFFSET, control.length);
  writeSignedMagnitude(header, DIFFERENCE_SIZE_OFFSET, difference.length);
  writeSignedMagnitude(header, TARGET_SIZE_OFFSET, patch.targetSize);
  bytes.set(control, HEADER_SIZE);
  bytes.set(difference, HEADER_SIZE + control.length);
  bytes.set(extra, HEADER_SIZE + control.length + difference.length);
  return bytes;
}

function readSize(header: DataView, offset: number): number {
  const size = readSignedMagnitude(header, offset);
  if (size < 0) throw new DeltaError('DELTA_PATCH_CORRUPT', 'size in patch is negative', { offset, found: size });
  return size;
}

function requireLength(patch: Uint8Array, wanted: number): void {
  const found = patch.length;
  if (found < wanted) throw new DeltaError('DELTA_PATCH_TRUNCATED', 'patch ends too early', { wanted, found });
}
