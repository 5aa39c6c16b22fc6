import type { DeltaFormatName } from '@nuspine/delta';
import type { UpdateWishes } from '@nuspine/delta/fs';
import type { Params } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { CliError } from './errors.ts';
import { checkedOption, listOption, option } from './param.ts';

/** What is wanted of an update. */
export interface UpdateArgs {
  readonly to?: string;
  readonly formats?: readonly DeltaFormatName[];
  readonly channel?: string;
  readonly bandwidth?: string;
}

export const UPDATE_PARAMS: Params<UpdateArgs> = {
  to: option('--to <version>', 'version to get to; the newest by default'),
  formats: listOption(
    '--formats <formats>',
    ['squirrel', 'velopack', 'nuspine'],
    'whose deltas to use, with commas; all by default',
  ),
  channel: option('--channel <name>', "channel of Velopack's index at an address; win by default"),
  bandwidth: checkedOption('--bandwidth <bytes>', 'bytes per second: weighs time instead of bytes', readBandwidth),
};

/** The options of the library for these arguments. */
export function updateWishes(
  { to, formats, channel, bandwidth }: UpdateArgs,
  env: CommandIo['env'],
): UpdateWishes & { readonly channel?: string; readonly environment: CommandIo['env'] } {
  return {
    ...(to === undefined ? {} : { to }),
    ...(formats === undefined ? {} : { formats }),
    ...(channel === undefined ? {} : { channel }),
    ...(bandwidth === undefined ? {} : { bytesPerSecond: readBandwidth(bandwidth) }),
    environment: env,
  };
}

/** Throws `CLI_USAGE` for what is no positive number. */
function readBandwidth(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new CliError('CLI_USAGE', `--bandwidth must be a positive number of bytes per second: ${text}`);
}
