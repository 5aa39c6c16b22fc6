import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, requiredOption } from '../param.ts';
import { UPDATE_PARAMS, type UpdateArgs, updateWishes } from '../update-params.ts';
import { updateText } from '../update-text.ts';

type Args = UpdateArgs & { readonly feed: string; readonly current: string; readonly out: string };

export const feedUpdate: Command = defineCommand<Args>({
  name: 'feed update',
  summary: 'Get the newest full package by the cheapest route that holds',
  description:
    'Every file is verified, and so is the result before it gets its name. A bad file is deleted and another route taken; a run that is cut off is resumed by the next.',
  schema: 'delta/schema/update-report.schema.json',
  params: {
    feed: argument('<dir|url>', 'release folder, or the address of one'),
    current: requiredOption('--current <full.nupkg>', 'full package that is installed; it is kept'),
    out: requiredOption('--out <file>', 'full package to write'),
    ...UPDATE_PARAMS,
  },
  examples: [
    {
      text: 'To the newest',
      command: 'nuspine feed update Releases --current MyApp-1.0.0-full.nupkg --out MyApp-full.nupkg',
    },
  ],
  run: async ({ feed, current, out, ...wishes }, io) => {
    const { updatePackage } = await import('@nuspine/delta/fs');
    const options = { feed, current, out, ...updateWishes(wishes, io.env), onProgress: io.progress };
    const report = await updatePackage(options);
    io.print(report, () => updateText(report));
    return EXIT.ok;
  },
});
