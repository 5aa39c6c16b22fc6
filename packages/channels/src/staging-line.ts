import { ChannelError } from './errors.ts';

// Squirrel.Windows, ReleaseEntry.cs: the percentage is taken off the end of the line, or there is none.
const STAGING = /#\s+(\d{1,3})%$/;

/** The share of clients that Squirrel gives a line of `RELEASES` to, in percent; 100 where it sees no staging. */
export function squirrelPercent(line: string): number {
  const [, digits] = STAGING.exec(line) ?? [];
  return digits === undefined ? 100 : Math.min(100, Number(digits));
}

/**
 * The share of clients that a line of `RELEASES` is meant for. Throws `CHANNEL_STAGING_INVALID` where Squirrel would see
 * another one: with a carriage return or a space behind the percent sign it gives the release to everybody.
 */
export function parseStaging(line: string): number {
  const meant = /#\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(line)?.[1];
  const percent = squirrelPercent(line);
  if (meant === undefined || Number(meant) === percent) return percent;
  throw new ChannelError(
    'CHANNEL_STAGING_INVALID',
    `Squirrel would give ${String(percent)} % of its clients this line`,
    {
      wanted: Number(meant),
      found: line.slice(0, 200),
    },
  );
}
