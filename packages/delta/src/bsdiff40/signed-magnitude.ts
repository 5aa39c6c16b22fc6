import { DeltaError } from '../errors.ts';

/** Bytes of a number in BSDIFF40: little-endian, the highest bit is the sign. */
export const NUMBER_SIZE = 8;

const SIGN_BIT = 0x80000000;
const HIGH_UNIT = 2 ** 32;

/** Reads a number at `offset`. Throws `DELTA_PATCH_CORRUPT` if it is beyond ±(2^53 - 1), which no file reaches. */
export function readSignedMagnitude(bytes: DataView, offset: number): number {
  const high = bytes.getUint32(offset + 4, true);
  const magnitude = (high % SIGN_BIT) * HIGH_UNIT + bytes.getUint32(offset, true);
  if (!Number.isSafeInteger(magnitude)) {
    throw new DeltaError('DELTA_PATCH_CORRUPT', 'number in patch is larger than any file', {
      offset,
      found: magnitude,
      max: Number.MAX_SAFE_INTEGER,
    });
  }
  return high >= SIGN_BIT && magnitude > 0 ? -magnitude : magnitude;
}

/** Writes a safe integer at `offset`. */
export function writeSignedMagnitude(bytes: DataView, offset: number, value: number): void {
  const magnitude = Math.abs(value);
  const sign = value < 0 ? SIGN_BIT : 0;
  bytes.setUint32(offset, magnitude % HIGH_UNIT, true);
  bytes.setUint32(offset + 4, Math.floor(magnitude / HIGH_UNIT) + sign, true);
}
