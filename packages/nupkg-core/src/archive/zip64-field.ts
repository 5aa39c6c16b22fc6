import { NupkgError } from '../errors.ts';
import type { ExtraField } from './extra-fields.ts';

/** APPNOTE 4.5.3: the extra field that holds what does not fit 32 bits. */
const ZIP64_ID = 0x0001;
const DEFERRED = 0xffffffff;

/** The unsigned 64-bit number at `offset`; `undefined` if it is not a safe integer. */
export function readSize(bytes: Buffer, offset: number): number | undefined {
  const value = Number(bytes.readBigUInt64LE(offset));
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * The true values of header fields, in the order the extra field has them. The field must hold one number for each
 * deferred value and nothing else, because readers differ in what they make of the rest.
 * Throws `NUPKG_ARCHIVE_ZIP64_INVALID`.
 */
export function zip64Values(fields: readonly ExtraField[], values: readonly number[], path: string): readonly number[] {
  if (fields.length === 0 && !values.includes(DEFERRED)) return values;
  const zip64 = fields.filter((field) => field.id === ZIP64_ID);
  const deferred = values.filter((value) => value === DEFERRED).length;
  const [field] = zip64;
  if (zip64.length > 1 || (field?.data.length ?? 0) !== deferred * 8) {
    throw new NupkgError('NUPKG_ARCHIVE_ZIP64_INVALID', 'entry has a ZIP64 field that does not fit its sizes', {
      path,
      wanted: deferred * 8,
      found: zip64.map(({ data }) => data.length),
    });
  }
  if (field === undefined) return values;
  let next = 0;
  return values.map((value) => {
    if (value !== DEFERRED) return value;
    const size = readSize(field.data, next);
    next += 8;
    if (size === undefined) {
      throw new NupkgError('NUPKG_ARCHIVE_ZIP64_INVALID', 'entry has a size that is too large', { path });
    }
    return size;
  });
}
