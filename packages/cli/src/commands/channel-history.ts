import { CHANNEL_PARAMS, type ChannelArgs, openChannel, TIME_PARAM } from '../channel-params.ts';
import { historyText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option } from '../param.ts';
import { TRUST_PARAMS, type TrustArgs, trusted } from '../trust-params.ts';

interface Args extends ChannelArgs, TrustArgs {
  readonly now?: string;
  readonly pointer?: string;
  readonly build?: string;
}

export const channelHistory: Command = defineCommand<Args>({
  name: 'channel history',
  summary: 'Say who moved what when and why, oldest first',
  schema: 'channels/schema/channel-history.schema.json',
  params: {
    ...CHANNEL_PARAMS,
    ...TRUST_PARAMS,
    now: TIME_PARAM,
    pointer: option('--pointer <name>', 'only moves of this pointer'),
    build: option('--build <id>', 'only what happened to this build'),
  },
  examples: [{ text: 'The moves of LKG', command: 'nuspine channel history contoso/app/main --pointer LKG' }],
  run: async ({ pointer, build, ...args }, io) => {
    const { channelHistory: historyOf } = await import('@nuspine/channels');
    const { readChannel } = await import('@nuspine/channels/fs');
    const { store, channel } = await openChannel(args, io);
    const { entries } = await readChannel(await trusted(store, args, io), channel);
    const lines = historyOf(entries, {
      ...(pointer === undefined ? {} : { pointer }),
      ...(build === undefined ? {} : { build }),
    });
    io.print({ channel: args.channel, lines }, () => historyText(lines));
    return EXIT.ok;
  },
});
