import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { explanationText } from '../explanation-text.ts';
import { writeText } from '../fs/document-file.ts';
import { argument, option } from '../param.ts';

interface Args {
  readonly delta: string;
  readonly base?: string;
  readonly svg?: string;
}

export const deltaExplain: Command = defineCommand<Args>({
  name: 'delta explain',
  summary: 'Say where the bytes of a delta went, file by file',
  description:
    'Files of a nuspine delta share compressed streams: each gets the bits that the streams spend on what makes it. That needs the base.',
  schema: 'delta/schema/delta-explanation.schema.json',
  params: {
    delta: argument('<delta>', 'delta of any format'),
    base: option('--base <full.nupkg>', 'full package that it is applied to'),
    svg: option('--svg <file>', 'also plot it'),
  },
  examples: [
    { text: 'What a delta of Squirrel holds', command: 'nuspine delta explain MyApp-1.1.0-delta.nupkg' },
    {
      text: 'What made a delta of ours so large, with a plot',
      command: 'nuspine delta explain MyApp-1.1.0-delta.nuspine --base MyApp-1.0.0-full.nupkg --svg delta.svg',
    },
  ],
  run: async ({ svg, ...args }, io) => {
    if (svg !== undefined) {
      const { requireNoneOf } = await import('@nuspine/primitives/fs');
      requireNoneOf(svg, [args.delta, ...(args.base === undefined ? [] : [args.base])]);
    }
    const { explainDeltaFile } = await import('@nuspine/delta/fs');
    const explanation = await explainDeltaFile(args);
    if (svg !== undefined) {
      const { formatExplanationSvg } = await import('@nuspine/delta');
      await writeText(svg, formatExplanationSvg(explanation));
    }
    io.print(explanation, () => explanationText(explanation));
    return EXIT.ok;
  },
});
