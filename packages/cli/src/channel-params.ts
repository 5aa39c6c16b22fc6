import type { ChangeContext, ChannelStore } from '@nuspine/channels/fs';
import type { ChannelName } from '@nuspine/channels';
import type { CommandIo } from './command-io.ts';
import type { Params } from './command.ts';
import { CliError } from './errors.ts';
import { argument, checkedOption, option, type Param } from './param.ts';
import { sourceDate } from './source-date.ts';

/** Which channel, and where it is kept. */
export interface ChannelArgs {
  readonly channel: string;
  readonly store?: string;
}

/** What a change says about itself. */
export interface ChangeArgs extends ChannelArgs {
  readonly now?: string;
  readonly by?: string;
}

const store = option(
  '--store <place>',
  'folder, address, git:<repository>[#branch] or put:<address>; the working folder by default',
);

/** The time that stands for now. */
export const TIME_PARAM: Param<string | undefined> = checkedOption(
  '--now <time>',
  'time that stands for now, as 2026-01-31T12:00:00Z',
  readTime,
);

export const CHANNEL_PARAMS: Params<ChannelArgs> = {
  channel: argument('<owner/repo/channel>', 'channel, as contoso/app/release/2.1'),
  store,
};

/** The options of every command that changes a channel; the channel is the first argument. */
export const CHANGE_PARAMS: Params<Omit<ChangeArgs, 'channel'>> = {
  store,
  now: TIME_PARAM,
  by: option('--by <name>', 'who does it; the user of this process by default'),
};

/** Opens the store and reads the name of the channel. */
export async function openChannel(
  { channel, store: place = '.' }: ChannelArgs,
  io: CommandIo,
): Promise<{ readonly store: ChannelStore; readonly channel: ChannelName }> {
  const { parseChannelName } = await import('@nuspine/channels');
  const { openStore } = await import('@nuspine/channels/fs');
  const name = parseChannelName(channel);
  return { store: await openStore(place, io.env), channel: name };
}

/** The same for a change: with who does it and when. */
export async function openForChange(args: ChangeArgs, io: CommandIo): Promise<ChangeContext> {
  const by = args.by ?? io.env['NUSPINE_USER'] ?? io.env['USER'] ?? io.env['USERNAME'] ?? 'unknown';
  return { ...(await openChannel(args, io)), by, now: nowOf(args, io) };
}

/** `--now`, else SOURCE_DATE_EPOCH, else the clock. */
export function nowOf({ now }: { readonly now?: string }, io: Pick<CommandIo, 'env'>): Date {
  return now === undefined ? (sourceDate(io.env) ?? new Date()) : readTime(now);
}

/** A date, or a date and time with its zone. Throws `CLI_USAGE`. */
export function readTime(text: string): Date {
  const date = new Date(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? text : NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new CliError('CLI_USAGE', `a time is written as 2026-01-31T12:00:00Z, not ${text}`, { found: text });
}

/** A whole number from 0 to 100. Throws `CLI_USAGE`. */
export function readPercent(text: string): number {
  const percent = Number(text);
  if (/^\d{1,3}$/.test(text) && percent <= 100) return percent;
  throw new CliError('CLI_USAGE', `a share of clients is a whole number from 0 to 100, not ${text}`, { found: text });
}

/** A time as a log has it, to the second. */
export function instantText(text: string): string {
  return readTime(text)
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z');
}
