import { NupkgError } from '../errors.ts';

/** The date and time fields of a zip header: two seconds apart, from 1980 to 2107, without a time zone. */
export interface DosTimestamp {
  readonly date: number;
  readonly time: number;
}

/** 1980-01-01 00:00:00: the time of an entry when nobody says another. */
export const EARLIEST_TIMESTAMP: DosTimestamp = { date: 0x0021, time: 0 };

/**
 * The time in UTC, rounded down to even seconds. Throws `NUPKG_TIMESTAMP_INVALID` before 1980 and after 2107, which a
 * zip header cannot say.
 */
export function dosTimestamp(time: Date): DosTimestamp {
  const year = time.getUTCFullYear();
  if (!(year >= 1980 && year <= 2107)) {
    throw new NupkgError('NUPKG_TIMESTAMP_INVALID', 'time is not between 1980 and 2107', {
      found: String(time.getTime()),
    });
  }
  return {
    date: ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
  };
}
