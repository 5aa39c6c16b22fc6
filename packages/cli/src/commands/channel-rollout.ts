import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange, readPercent } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, option, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly build: string;
  readonly percent?: string;
  readonly reason?: string;
  readonly client?: string;
}

export const channelRollout: Command = defineCommand<Args>({
  name: 'channel rollout',
  summary: 'Say which share of the clients gets a build, or whether one client gets it',
  description:
    'A client that has it keeps it while the share grows. Lowering the share needs a reason. With --client and without --percent nothing is changed.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    build: requiredOption('--build <id>', 'build that is rolled out'),
    percent: checkedOption('--percent <number>', 'share of clients, from 0 to 100; 100 by default', readPercent),
    reason: option('--reason <text>', 'why fewer clients get it than before'),
    client: option('--client <id>', 'say whether this client gets it; a GUID is asked about at Squirrel as well'),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Widen it to half of the clients',
      command: 'nuspine channel rollout contoso/app/main --build 1.2.0 --percent 50',
    },
    {
      text: 'Whether a client gets it',
      command: 'nuspine channel rollout contoso/app/main --build 1.2.0 --client 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    },
  ],
  run: async ({ build, percent, reason, client, ...args }, io) => {
    const { changeReport, rolloutAnswer } = await import('@nuspine/channels');
    const { changeOperations, readChannel } = await import('@nuspine/channels/fs');
    const why = reason === undefined ? {} : { reason };
    const context = await openForChange(args, io);
    const share = readPercent(percent ?? '100');
    const isAsked = client !== undefined && percent === undefined;
    const done = isAsked
      ? changeReport((await readChannel(context.store, context.channel)).state, [])
      : await changeOperations(context, [{ type: 'rollout', build, percent: share, ...why }]);
    const { state } = await readChannel(context.store, context.channel);
    const report = client === undefined ? done : { ...done, client: rolloutAnswer(state, build, client) };
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
