import { CliError } from './errors.ts';
import type { Io } from './io.ts';
import { checkedOption, type Param } from './param.ts';
import { sourceDate } from './source-date.ts';

/** The day that counts as today. */
export const NOW_PARAM: Param<string | undefined> = checkedOption(
  '--now <day>',
  'the day to answer for, as 2026-09-01; by default that of SOURCE_DATE_EPOCH, or today (UTC)',
  requireDay,
);

/** That day as text. */
export function dayOf(now: string | undefined, env: Io['env']): string {
  return now ?? (sourceDate(env) ?? new Date()).toISOString().slice(0, 10);
}

function requireDay(text: string): void {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text);
  if (!isDay) throw new CliError('CLI_USAGE', 'a day is written as 2026-09-01', { found: text });
}
