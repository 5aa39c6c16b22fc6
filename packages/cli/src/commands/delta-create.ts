import { type Command, defineCommand } from '../command.ts';
import { deltaText } from '../delta-text.ts';
import { EXIT } from '../exit-code.ts';
import { sizeOption } from '../memory-param.ts';
import { argument, choiceOption, requiredOption, switchOption } from '../param.ts';
import { ENGINE_PARAM, type EngineArgs } from '../engine-param.ts';

type Args = EngineArgs & {
  readonly base: string;
  readonly target: string;
  readonly out: string;
  readonly format?: 'squirrel' | 'velopack' | 'nuspine';
  readonly best: boolean;
  readonly fast: boolean;
  readonly memory?: number;
};

export const deltaCreate: Command = defineCommand<Args>({
  name: 'delta create',
  summary: 'Make a delta package that turns one full package into another',
  schema: 'delta/schema/delta-report.schema.json',
  params: {
    base: argument('<base.nupkg>', 'full package that users have'),
    target: argument('<target.nupkg>', 'full package that they are to get'),
    out: requiredOption('--out <file>', 'delta package to write'),
    format: choiceOption(
      '--format <format>',
      ['squirrel', 'velopack', 'nuspine'],
      'who must understand it; squirrel by default',
    ),
    ...ENGINE_PARAM,
    best: switchOption('--best', 'take the time for the smallest zstd patches'),
    fast: switchOption('--fast', 'make a delta of format nuspine in less time, a little larger'),
    memory: sizeOption(
      '--memory <size>',
      'make a delta of format nuspine with less memory: what its files and searches may take beside the program, as in 256MB',
    ),
  },
  examples: [
    {
      text: 'From 1.0.0 to 1.1.0',
      command: 'nuspine delta create MyApp-1.0.0-full.nupkg MyApp-1.1.0-full.nupkg --out MyApp-1.1.0-delta.nupkg',
    },
    {
      text: 'For clients of Velopack',
      command:
        'nuspine delta create MyApp-1.0.0-full.nupkg MyApp-1.1.0-full.nupkg --format velopack --out MyApp-1.1.0-win-delta.nupkg',
    },
  ],
  run: async ({ best, fast, ...args }, io) => {
    const { createDeltaFile } = await import('../fs/create-delta.ts');
    const report = await createDeltaFile({
      ...args,
      effort: fast ? 'fast' : best ? 'best' : 'default',
      onProgress: io.progress,
    });
    io.print(report, () => deltaText(report));
    return EXIT.ok;
  },
});
