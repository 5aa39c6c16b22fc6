import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange, readPercent } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, option, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly build: string;
  readonly percent?: string;
  readonly reason?: string;
}

export const channelRollout: Command = defineCommand<Args>({
  name: 'channel rollout',
  summary: 'Say which share of the clients gets a build',
  description: 'A client that has it keeps it while the share grows. Lowering the share needs a reason.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    build: requiredOption('--build <id>', 'build that is rolled out'),
    percent: checkedOption('--percent <number>', 'share of clients, from 0 to 100; 100 by default', readPercent),
    reason: option('--reason <text>', 'why fewer clients get it than before'),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Widen it to half of the clients',
      command: 'nuspine channel rollout contoso/app/main --build 1.2.0 --percent 50',
    },
  ],
  run: async ({ build, percent = '100', reason, ...args }, io) => {
    const { changeOperations } = await import('@nuspine/channels/fs');
    const why = reason === undefined ? {} : { reason };
    const context = await openForChange(args, io);
    const report = await changeOperations(context, [{ type: 'rollout', build, percent: readPercent(percent), ...why }]);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
