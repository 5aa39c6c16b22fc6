import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly build: string;
  readonly reason: string;
  readonly rollBackTo?: string;
}

export const channelWithdraw: Command = defineCommand<Args>({
  name: 'channel withdraw',
  summary: 'Put a tombstone on a bad build: no pointer names it again',
  description:
    'The build stays in the log. One that pointers still name is refused unless --roll-back-to says where they go.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    build: requiredOption('--build <id>', 'build to withdraw'),
    reason: requiredOption('--reason <text>', 'why; it stays in the log'),
    rollBackTo: option('--roll-back-to <build>', 'where the pointers that name it go, in the same step'),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Withdraw the latest build',
      command: 'nuspine channel withdraw contoso/app/main --build 1.2.0 --roll-back-to 1.1.0 --reason leaks',
    },
  ],
  run: async ({ build, reason, rollBackTo, ...args }, io) => {
    const { withdrawBuild } = await import('@nuspine/channels/fs');
    const wish = { build, reason, ...(rollBackTo === undefined ? {} : { rollBackTo }) };
    const report = await withdrawBuild(await openForChange(args, io), wish);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
