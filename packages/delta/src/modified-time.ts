import type { DosTimestamp } from '@nuspine/nupkg-core';
import { DeltaError } from './errors.ts';

// The start of DOS time: what an entry gets that names no valid time.
const EARLIEST = '1980-01-01T00:00:00';

/** The time of a zip entry as `yyyy-mm-ddThh:mm:ss`, without a zone; the earliest one for none or an impossible one. */
export function formatModified(found: DosTimestamp | undefined): string {
  if (found === undefined) return EARLIEST;
  const { date, time } = found;
  const day = [(date >> 9) + 1980, (date >> 5) & 0xf, date & 0x1f].map(padded).join('-');
  const text = `${day}T${[time >> 11, (time >> 5) & 0x3f, (time & 0x1f) * 2].map(padded).join(':')}`;
  return isTime(text) ? text : EARLIEST;
}

/** The time to give `writeArchive`. Throws `DELTA_RECIPE_INVALID` for a time that a zip entry cannot have. */
export function parseModified(text: string): Date {
  if (isTime(text)) return timeOf(text);
  throw new DeltaError('DELTA_RECIPE_INVALID', 'recipe has a time that no zip entry can have', { found: text });
}

function isTime(text: string): boolean {
  const time = timeOf(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${text}.000Z` && /^(?:19[89]|20|210[0-7])/.test(text);
}

function timeOf(text: string): Date {
  return new Date(`${text}Z`);
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
