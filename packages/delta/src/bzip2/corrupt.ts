import { DeltaError } from '../errors.ts';
import type { BitReader } from './bit-reader.ts';

/** Says what is wrong and near which byte of the stream. */
export function corrupt(reader: BitReader, message: string): DeltaError {
  return new DeltaError('BZIP2_CORRUPT', message, { offset: reader.position });
}
