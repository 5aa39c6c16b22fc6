import { BUILD_PARAMS, type BuildArgs, readBuildArgs } from '../build-params.ts';
import { CHANGE_PARAMS, CHANNEL_PARAMS, type ChangeArgs, openForChange, readPercent } from '../channel-params.ts';
import { changeText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, option } from '../param.ts';
import { PROVENANCE_PARAMS, type ProvenanceArgs, withProvenance } from '../provenance-params.ts';

type Args = ChangeArgs & BuildArgs & ProvenanceArgs & { readonly pointer?: string; readonly percent?: string };

export const channelPublish: Command = defineCommand<Args>({
  name: 'channel publish',
  summary: 'Add a build to a channel and move a pointer to it',
  description:
    'The first build begins the channel. A build never changes; running the same line again changes nothing. A build whose order is before that of the pointer is refused: that is a rollback.',
  schema: 'channels/schema/change-report.schema.json',
  params: {
    channel: CHANNEL_PARAMS.channel,
    ...BUILD_PARAMS,
    pointer: option('--pointer <name>', 'pointer to move; Latest by default'),
    percent: checkedOption('--rollout <percent>', 'share of clients that get it at first; all by default', readPercent),
    ...PROVENANCE_PARAMS,
    ...CHANGE_PARAMS,
  },
  examples: [
    {
      text: 'Publish a build',
      command:
        'nuspine channel publish contoso/app/main --package-version 1.2.0 --order 1.2.0 --commit 4f2a91c --package Contoso.App@1.2.0',
    },
    {
      text: 'Give it to a tenth of the clients first, in a git repository',
      command:
        'nuspine channel publish contoso/app/main --build build.json --rollout 10 --store git:https://git.example.test/versions.git',
    },
  ],
  run: async ({ pointer, percent, ...args }, io) => {
    const { publishBuild } = await import('@nuspine/channels/fs');
    const build = await readBuildArgs(args, io);
    const context = await openForChange(args, io);
    const report = await publishBuild(context, {
      build: await withProvenance(context.store, build, args),
      isDatedNow: args.build === undefined,
      ...(pointer === undefined ? {} : { pointer }),
      ...(percent === undefined ? {} : { percent: readPercent(percent) }),
    });
    io.print(report, () => changeText(report));
    return EXIT.ok;
  },
});
