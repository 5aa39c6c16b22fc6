import {
  CHANGE_PARAMS,
  CHANNEL_PARAMS,
  type ChangeArgs,
  instantText,
  openForChange,
  readTime,
} from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly alias: string;
  readonly pointer: string;
  readonly until: string;
}

export const channelAlias: Command = defineCommand<Args>({
  name: 'channel alias',
  summary: 'Let a name stand for a pointer until a date, or rename a pointer',
  description:
    'A pointer that has the name is renamed by it. Readers break when the alias ends, so it must say when that is.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    alias: argument('<alias>', 'name that readers know'),
    pointer: argument('<pointer>', 'pointer that it stands for'),
    until: requiredOption('--until <time>', 'when the alias ends'),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Rename Nightly to Daily',
      command: 'nuspine channel alias contoso/app/main Nightly Daily --until 2027-01-01',
    },
  ],
  run: async ({ alias, pointer, until, ...args }, io) => {
    readTime(until);
    const { changeOperations } = await import('@nuspine/channels/fs');
    const context = await openForChange(args, io);
    const report = await changeOperations(context, [{ type: 'alias', alias, pointer, until: instantText(until) }]);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
