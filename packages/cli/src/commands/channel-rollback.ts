import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly to: string;
  readonly pointer?: string;
  readonly reason: string;
}

export const channelRollback: Command = defineCommand<Args>({
  name: 'channel rollback',
  summary: 'Move a pointer back to an earlier build, and say why',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    to: requiredOption('--to <build>', 'build to go back to'),
    pointer: option('--pointer <name>', 'pointer to move; Latest by default'),
    reason: requiredOption('--reason <text>', 'why; it stays in the log'),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Go back to the build before',
      command: 'nuspine channel rollback contoso/app/main --to 1.1.0 --reason crashes',
    },
  ],
  run: async ({ to, pointer = 'Latest', reason, ...args }, io) => {
    const { changeOperations } = await import('@nuspine/channels/fs');
    const context = await openForChange(args, io);
    const report = await changeOperations(context, [{ type: 'roll-back', pointer, build: to, reason }]);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
