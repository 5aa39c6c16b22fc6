import { type Command, defineCommand } from '../command.ts';
import { diffText } from '../delta-text.ts';
import { ENGINE_PARAM, type EngineArgs } from '../engine-param.ts';
import { EXIT } from '../exit-code.ts';
import { argument, requiredOption } from '../param.ts';

type Args = EngineArgs & { readonly base: string; readonly target: string; readonly out: string };

export const deltaDiff: Command = defineCommand<Args>({
  name: 'delta diff',
  summary: 'Make a patch, BSDIFF40 or zstd, that turns one file into another',
  schema: 'delta/schema/diff-report.schema.json',
  params: {
    base: argument('<base-file>', 'file to start from'),
    target: argument('<target-file>', 'file to end with'),
    out: requiredOption('--out <patch>', 'patch to write'),
    ...ENGINE_PARAM,
  },
  examples: [
    { text: 'Between two builds', command: 'nuspine delta diff 1.0/MyApp.dll 1.1/MyApp.dll --out MyApp.dll.bsdiff' },
  ],
  run: async (args, io) => {
    const { diffFiles } = await import('@nuspine/delta/fs');
    const report = await diffFiles(args);
    io.print(report, () => diffText(report));
    return EXIT.ok;
  },
});
