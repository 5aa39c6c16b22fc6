import { ChannelError } from './errors.ts';

/** A time as a log has it: UTC, to the second. Throws `CHANNEL_DATE_INVALID` for a date that is none. */
export function formatInstant(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new ChannelError('CHANNEL_DATE_INVALID', 'date is none');
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Milliseconds since 1970 of a time with its zone, as ISO 8601 has it. Throws `CHANNEL_DATE_INVALID`. */
export function parseInstant(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isNaN(time)) {
    throw new ChannelError('CHANNEL_DATE_INVALID', 'time is not a date, or a date and time with its zone', {
      found: text,
    });
  }
  return time;
}
