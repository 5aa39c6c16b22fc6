import { CHANNEL_PARAMS } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

type Args = SigningArgs & { readonly channel: string };

export const channelSign: Command = defineCommand<Args>({
  name: 'channel sign',
  summary: 'Sign a channel as it is now',
  description:
    'Needs the keys of the channel, of the snapshot and of the timestamp. A log that does not go on from the one that was signed before is refused.',
  schema: 'channels/schema/trust-report.schema.json',
  params: { channel: CHANNEL_PARAMS.channel, ...SIGNING_PARAMS },
  examples: [
    {
      text: 'After publishing',
      command: 'nuspine channel sign contoso/app/main --key app-main.pem --key snapshot.pem --key timestamp.pem',
    },
  ],
  run: async ({ channel, ...args }, io) => {
    const { parseChannelName } = await import('@nuspine/channels');
    const { signChannel } = await import('@nuspine/channels/fs');
    const name = parseChannelName(channel);
    const report = await signChannel(await openForSigning(args, io), name);
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
