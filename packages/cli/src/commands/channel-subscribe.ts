import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, choiceOption, option, repeatedOption } from '../param.ts';
import { textTable } from '../text-table.ts';

const FREQUENCIES = ['every-build', 'daily', 'weekly', 'on-demand'] as const;

interface Args {
  readonly channel: string;
  readonly id?: string;
  readonly pointer?: string;
  readonly packages: readonly string[];
  readonly frequency?: (typeof FREQUENCIES)[number];
  readonly root?: string;
}

export const channelSubscribe: Command = defineCommand<Args>({
  name: 'channel subscribe',
  summary: 'Make a repository follow a channel',
  description:
    'Adds to its subscriptions.toml, which flow plan and flow apply go by; what is there stays to the letter.',
  schema: 'channels/schema/subscribe-report.schema.json',
  params: {
    channel: argument('<channel>', 'channel of the source: owner/repo/channel'),
    id: option('--id <id>', 'name of the subscription; the repo of the channel by default'),
    pointer: option('--pointer <name>', 'pointer to follow; Latest by default'),
    packages: repeatedOption('--package <id>', 'package to take from it, * for any characters; all by default'),
    frequency: choiceOption(
      '--frequency <name>',
      FREQUENCIES,
      'how often dependencies may move; every-build by default',
    ),
    root: option('--root <dir>', 'repository that follows; the working folder by default'),
  },
  examples: [
    {
      text: 'Take what is known to be good, once a day',
      command: 'nuspine channel subscribe contoso/core/main --pointer LKG --frequency daily',
    },
  ],
  run: async ({ channel, id = channel.split('/')[1] ?? channel, root = '.', packages, ...rest }, io) => {
    const { subscribe } = await import('@nuspine/channels/fs');
    const some = packages.length === 0 ? {} : { packages };
    const report = await subscribe(root, { id, channel, ...rest, ...some });
    io.print(report, () =>
      textTable(report.subscriptions.map((one) => [one.id, one.channel, one.pointer, one.frequency])),
    );
    return EXIT.ok;
  },
});
