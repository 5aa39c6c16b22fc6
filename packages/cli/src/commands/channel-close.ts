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
import { checkedOption, option, requiredOption } from '../param.ts';

interface Args extends ChangeArgs {
  readonly reason: string;
  readonly successor?: string;
  readonly until?: string;
}

export const channelClose: Command = defineCommand<Args>({
  name: 'channel close',
  summary: 'End a channel, or let it go on under another name',
  description:
    'Nothing can happen to a closed channel. Renaming one needs both the other name and until when readers are led there.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    reason: requiredOption('--reason <text>', 'why; it stays in the log'),
    successor: option('--successor <owner/repo/channel>', 'channel that goes on for it'),
    until: checkedOption('--until <time>', 'until when readers are led there', readTime),
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Rename a channel',
      command:
        'nuspine channel close contoso/app/master --reason renamed --successor contoso/app/main --until 2027-01-01',
    },
  ],
  run: async ({ reason, successor, until, ...args }, io) => {
    const { changeOperations } = await import('@nuspine/channels/fs');
    const report = await changeOperations(await openForChange(args, io), [
      {
        type: 'close',
        reason,
        ...(successor === undefined ? {} : { successor }),
        ...(until === undefined ? {} : { until: instantText(until) }),
      },
    ]);
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
