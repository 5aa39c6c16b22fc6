import type { PromotionPolicy } from '@nuspine/channels';
import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, option, repeatedOption, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly pointer: string;
  readonly from?: string;
  readonly gate: readonly string[];
  readonly soak?: string;
  readonly feeder?: string;
}

export const channelPolicy: Command = defineCommand<Args>({
  name: 'channel policy',
  summary: 'Say what a promotion to a pointer needs from now on',
  description: 'It replaces what was said before. A pointer with a policy is moved by promotion only.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    pointer: requiredOption('--pointer <name>', 'pointer that promotions lead to'),
    from: option('--from <pointer>', 'pointer that must have named the build before'),
    gate: repeatedOption('--gate <name>', 'gate that must have passed'),
    soak: checkedOption('--soak <minutes>', 'how long it must have been there', readMinutes),
    feeder: option(
      '--feeder <owner/repo/channel:pointer>',
      'channel and pointer that must have named the build before',
    ),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Release only what was LKG for a day and passed two gates',
      command:
        'nuspine channel policy contoso/app/main --pointer Release --from LKG --soak 1440 --gate tests --gate security',
    },
  ],
  run: async ({ pointer, from, gate, soak = '0', feeder, ...args }, io) => {
    const { changeOperations } = await import('@nuspine/channels/fs');
    const policy: PromotionPolicy = {
      gates: gate,
      soakMinutes: readMinutes(soak),
      ...(from === undefined ? {} : { from }),
      ...(feeder === undefined ? {} : { feeder: readFeeder(feeder) }),
    };
    const report = await changeOperations(await openForChange(args, io), [{ type: 'set-policy', pointer, policy }]);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});

function readMinutes(text: string): number {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new CliError('CLI_USAGE', `minutes are a whole number, not ${text}`, { found: text });
}

function readFeeder(text: string): { readonly channel: string; readonly pointer: string } {
  const [, channel, pointer] = /^([^:]+):([^:]+)$/.exec(text) ?? [];
  if (channel !== undefined && pointer !== undefined) return { channel, pointer };
  throw new CliError('CLI_USAGE', `a feeder is written as owner/repo/channel:pointer, not ${text}`, { found: text });
}
