import type { DeltaFormatName } from '@nuspine/delta';
import { type Command, defineCommand } from '../command.ts';
import { ENGINE_PARAM, type EngineArgs } from '../engine-param.ts';
import { EXIT } from '../exit-code.ts';
import { nuGetOptions } from '../nuget-params.ts';
import { FLATTEN_PARAMS, type FlattenArgs } from '../flatten-params.ts';
import { listOption, option, requiredOption, switchOption } from '../param.ts';
import { releasifyText } from '../releasify-text.ts';
import { writingOptions } from '../writing-options.ts';

type Args = FlattenArgs &
  EngineArgs & {
    readonly releases: string;
    readonly formats?: readonly DeltaFormatName[];
    readonly channel?: string;
    readonly best: boolean;
  };

export const releasify: Command = defineCommand<Args>({
  name: 'releasify',
  summary: 'Flatten a package, make the delta from the previous release and add both to the index',
  description:
    'Each format has an index of its own, so that its clients see only their deltas. Indexes are written last: an interrupted run leaves the old state, and running again finishes the work. A release that is there already is left as it is.',
  schema: 'delta/schema/releasify-report.schema.json',
  params: {
    ...FLATTEN_PARAMS,
    releases: requiredOption('--releases <dir>', 'release folder; made when it is not there'),
    formats: listOption(
      '--formats <formats>',
      ['squirrel', 'velopack', 'nuspine'],
      'whose clients get a delta, with commas; squirrel by default',
    ),
    channel: option('--channel <name>', 'channel of Velopack; win by default'),
    ...ENGINE_PARAM,
    best: switchOption('--best', 'take the time for the smallest zstd patches'),
  },
  examples: [
    {
      text: 'Release a version',
      command: 'nuspine releasify MyApp.1.2.0.nupkg --source local-nugets --framework net8.0 --releases Releases',
    },
    {
      text: 'For clients of Squirrel, of Velopack and of Nuspine at once',
      command:
        'nuspine releasify MyApp.1.2.0.nupkg --source local-nugets --releases Releases --formats squirrel,velopack,nuspine --channel win',
    },
  ],
  run: async ({ best, ...args }, io) => {
    const { releasify: release } = await import('@nuspine/delta/fs');
    const report = await release({
      ...nuGetOptions(args, io.env),
      effort: best ? 'best' : 'default',
      ...writingOptions(io),
    });
    io.print(report, () => releasifyText(report));
    return EXIT.ok;
  },
});
