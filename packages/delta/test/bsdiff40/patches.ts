import { formatBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { writeSignedMagnitude } from '../../src/bsdiff40/signed-magnitude.ts';
import { bzip2Compress } from '../../src/index.ts';

/** A patch by hand: its triples (add, copy, seek) and the plain bytes of its other sections. */
export interface PatchParts {
  readonly targetSize: number;
  readonly steps: readonly (readonly number[])[];
  readonly difference?: string;
  readonly extra?: string;
}

export function patchOf({ targetSize, steps, difference = '', extra = '' }: PatchParts): Uint8Array {
  return formatBsdiff40({
    targetSize,
    control: bzip2Compress(controlOf(steps)),
    difference: bzip2Compress(Buffer.from(difference, 'latin1')),
    extra: bzip2Compress(Buffer.from(extra, 'latin1')),
  });
}

export function controlOf(steps: readonly (readonly number[])[]): Uint8Array {
  const numbers = steps.flat();
  const control = new DataView(new ArrayBuffer(numbers.length * 8));
  numbers.forEach((value, i) => {
    writeSignedMagnitude(control, i * 8, value);
  });
  return new Uint8Array(control.buffer);
}
