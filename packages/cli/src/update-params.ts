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
  readonly stagingId?: string;
}

export const UPDATE_PARAMS: Params<UpdateArgs> = {
  to: option('--to <version>', 'version to get to; the newest by default'),
  formats: listOption(
    '--formats <formats>',
    ['squirrel', 'velopack', 'nuspine'],
    'whose deltas to use, with commas; all by default',
  ),
  channel: option('--channel <name>', 'channel of Velopack; the only one of a folder, win at an address by default'),
  bandwidth: checkedOption('--bandwidth <bytes>', 'bytes per second: weighs time instead of bytes', readBandwidth),
  stagingId: option('--staging-id <guid>', 'which staged releases to take, as in .betaId of Squirrel; none by default'),
};

/** The options of the library for these arguments. */
export function updateWishes(
  { to, formats, channel, bandwidth, stagingId }: UpdateArgs,
  env: CommandIo['env'],
): UpdateWishes & { readonly channel?: string; readonly environment: CommandIo['env'] } {
  return {
    ...(to === undefined ? {} : { to }),
    ...(formats === undefined ? {} : { formats }),
    ...(channel === undefined ? {} : { channel }),
    ...(bandwidth === undefined ? {} : { bytesPerSecond: readBandwidth(bandwidth) }),
    ...(stagingId === undefined ? {} : { stagingId }),
    environment: env,
  };
}

/** Throws `CLI_USAGE` for what is no positive number. */
function readBandwidth(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new CliError('CLI_USAGE', `--bandwidth must be a positive number of bytes per second: ${text}`);
}
