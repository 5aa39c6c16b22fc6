import { CHANNEL_PARAMS } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, repeatedOption } from '../param.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

interface Args extends SigningArgs {
  readonly channel: string;
  readonly to: readonly string[];
  readonly create: readonly string[];
  readonly threshold?: string;
}

export const channelKeysDelegate: Command = defineCommand<Args>({
  name: 'channel keys delegate',
  summary: 'Say which keys sign for a channel',
  description: 'Signed by the key of the targets, and by those of snapshot and timestamp.',
  schema: 'channels/schema/trust-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    to: repeatedOption('--to <file>', 'key that signs for it; its public half is enough'),
    create: repeatedOption('--new <file>', 'the same with a key that is made now'),
    threshold: checkedOption('--threshold <number>', 'how many of them must sign; 1 by default', readThreshold),
    ...SIGNING_PARAMS,
  },
  examples: [
    {
      text: 'A new key for a channel',
      command: 'nuspine channel keys delegate contoso/app/main --new app-main.pem --key ~/nuspine-keys',
    },
  ],
  run: async ({ channel, to, create, threshold = '1', ...args }, io) => {
    const { parseChannelName } = await import('@nuspine/channels');
    const { delegateChannel, newKeys, readPublicKeys } = await import('@nuspine/channels/fs');
    const name = parseChannelName(channel);
    const context = await openForSigning(args, io);
    const { keys: made, keep } = await newKeys(create);
    const keys = [...(await readPublicKeys(to)), ...made];
    const wish = { channel: name, keys, threshold: readThreshold(threshold) };
    const report = await delegateChannel({ ...context, beforePublishing: keep }, wish);
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});

function readThreshold(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new CliError('CLI_USAGE', `a threshold is from 1 to 9, not ${text}`, { found: text });
}
