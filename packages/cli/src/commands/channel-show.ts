import { CHANNEL_PARAMS, type ChannelArgs, TIME_PARAM, nowOf, openChannel } from '../channel-params.ts';
import { viewText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { option } from '../param.ts';
import { TRUST_PARAMS, type TrustArgs, trusted } from '../trust-params.ts';

interface Args extends ChannelArgs, TrustArgs {
  readonly pointer?: string;
  readonly client?: string;
  readonly now?: string;
}

export const channelShow: Command = defineCommand<Args>({
  name: 'channel show',
  summary: 'Say what the pointers of a channel name, and what a client gets',
  description: 'Aliases, and channels that go on under another name, are followed until the date they stated.',
  schema: 'channels/schema/channel-view.schema.json',
  params: {
    ...CHANNEL_PARAMS,
    ...TRUST_PARAMS,
    pointer: option('--pointer <name>', 'pointer to resolve'),
    client: option('--client <id>', 'who asks, for staged rollouts; needs --pointer'),
    now: TIME_PARAM,
  },
  examples: [
    { text: 'All pointers', command: 'nuspine channel show contoso/app/main' },
    {
      text: 'What one client gets, from a web server',
      command:
        'nuspine channel show contoso/app/main --pointer Latest --client 7f3a --store https://versions.example.test',
    },
    {
      text: 'Only what is signed, from a mirror that is not trusted',
      command: 'nuspine channel show contoso/app/main --trust root.json --store https://mirror.example.test',
    },
  ],
  run: async ({ pointer, client, ...args }, io) => {
    if (client !== undefined && pointer === undefined) throw new CliError('CLI_USAGE', '--client needs --pointer');
    const { showChannel } = await import('@nuspine/channels/fs');
    const { store, channel } = await openChannel(args, io);
    const view = await showChannel(await trusted(store, args, io), channel, {
      now: nowOf(args, io),
      ...(pointer === undefined ? {} : { pointer }),
      ...(client === undefined ? {} : { client }),
    });
    io.print(view, () => viewText(view));
    return EXIT.ok;
  },
});
