import { bzip2Compress } from '../bzip2/compress.ts';
import type { Cover } from '../engine/diff-engine.ts';
import { formatBsdiff40 } from './bsdiff40.ts';
import { NUMBER_SIZE, writeSignedMagnitude } from './signed-magnitude.ts';

const STEP_SIZE = 3 * NUMBER_SIZE;

/** The plain bytes of the three sections. */
interface Plain {
  readonly control: Uint8Array;
  readonly difference: Uint8Array;
  readonly extra: Uint8Array;
}

/** Writes the patch that takes `covers` from the base and the rest of the target as it is. Covers are in target order. */
export function encodeCovers(base: Uint8Array, target: Uint8Array, covers: readonly Cover[]): Uint8Array {
  const plain = plainSections(base, target, covers);
  return formatBsdiff40({
    targetSize: target.length,
    control: bzip2Compress(plain.control),
    difference: bzip2Compress(plain.difference),
    extra: bzip2Compress(plain.extra),
  });
}

function plainSections(base: Uint8Array, target: Uint8Array, covers: readonly Cover[]): Plain {
  const covered = covers.reduce((sum, cover) => sum + cover.length, 0);
  const difference = new Uint8Array(covered);
  const extra = new Uint8Array(target.length - covered);
  const steps = withLeadingStep(covers);
  const control = new DataView(new ArrayBuffer(target.length === 0 ? 0 : steps.length * STEP_SIZE));
  let subtracted = 0;
  let copied = 0;
  steps.forEach((cover, i) => {
    if (target.length === 0) return;
    const next = steps[i + 1];
    const coverEnd = cover.targetPosition + cover.length;
    const gap = target.subarray(coverEnd, next?.targetPosition ?? target.length);
    subtract(difference.subarray(subtracted, subtracted + cover.length), base, target, cover);
    extra.set(gap, copied);
    subtracted += cover.length;
    copied += gap.length;
    const basePosition = cover.basePosition + cover.length;
    writeStep(control, i, [cover.length, gap.length, (next?.basePosition ?? basePosition) - basePosition]);
  });
  return { control: new Uint8Array(control.buffer), difference, extra };
}

/** The first step of a patch adds at position 0 of both files; if no cover is there, it adds nothing. */
function withLeadingStep(covers: readonly Cover[]): readonly Cover[] {
  const [first] = covers;
  if (first?.basePosition === 0 && first.targetPosition === 0) return covers;
  return [{ basePosition: 0, targetPosition: 0, length: 0 }, ...covers];
}

function subtract(difference: Uint8Array, base: Uint8Array, target: Uint8Array, cover: Cover): void {
  const { basePosition, targetPosition } = cover;
  for (let i = 0; i < difference.length; i += 1) {
    difference[i] = (target[targetPosition + i] ?? 0) - (base[basePosition + i] ?? 0);
  }
}

function writeStep(control: DataView, index: number, numbers: readonly number[]): void {
  numbers.forEach((value, i) => {
    writeSignedMagnitude(control, index * STEP_SIZE + i * NUMBER_SIZE, value);
  });
}
