import type { DosTimestamp } from '@nuspine/nupkg-core';
import { DeltaError } from './errors.ts';

// The start of DOS time: what an entry gets that names no valid time.
const EARLIEST = '1980-01-01T00:00:00';

/** The time of a zip entry as `yyyy-mm-ddThh:mm:ss`, without a zone; the earliest one for none or an impossible one. */
export function formatModified(found: DosTimestamp | undefined): string {
  if (found === undefined) return EARLIEST;
  const { date, time } = found;
  const day = [(date >> 9) + 1980, (date >> 5) & 0xf, date & 0x1f];
  const text = written([...day, time >> 11, (time >> 5) & 0x3f, (time & 0x1f) * 2]);
  return isTime(text) ? text : EARLIEST;
}

/** The time to give `writeArchive`. Throws `DELTA_RECIPE_INVALID` for a time that a zip entry cannot have. */
export function parseModified(text: string): Date {
  if (isTime(text)) return timeOf(text);
  throw new DeltaError('DELTA_RECIPE_INVALID', 'recipe has a time that no zip entry can have', { found: text });
}

/** Whether it comes back as it is written: `Date` takes a 30th of February for a day in March. */
function isTime(text: string): boolean {
  const time = timeOf(text);
  const year = time.getUTCFullYear();
  if (!(year >= 1980 && year <= 2107)) return false;
  const day = [year, time.getUTCMonth() + 1, time.getUTCDate()];
  return text === written([...day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()]);
}

function timeOf(text: string): Date {
  return new Date(`${text}Z`);
}

/** `toISOString` loads what the runtime knows of time zones. */
function written(parts: readonly number[]): string {
  const [year = '', month = '', day = '', ...time] = parts.map((part) => String(part).padStart(2, '0'));
  return `${year}-${month}-${day}T${time.join(':')}`;
}
