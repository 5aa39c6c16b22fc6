import { CliError } from './errors.ts';
import type { Io } from './io.ts';

/**
 * The time that stands for "now" in what is written, from `SOURCE_DATE_EPOCH` (seconds since 1970-01-01 UTC,
 * reproducible-builds.org). Undefined when it is not set: the packages then use a fixed date.
 * Throws `CLI_ENVIRONMENT_INVALID` when it is no whole number of seconds that a date can hold.
 */
export function sourceDate(env: Io['env']): Date | undefined {
  const text = env['SOURCE_DATE_EPOCH'];
  if (text === undefined || text === '') return undefined;
  const date = new Date(Number(text) * 1000);
  if (!/^\d+$/.test(text) || Number.isNaN(date.getTime())) {
    throw new CliError('CLI_ENVIRONMENT_INVALID', 'SOURCE_DATE_EPOCH is not a whole number of seconds', {
      found: text,
    });
  }
  return date;
}
