import { type Command, defineCommand } from '../command.ts';
import { applyText } from '../delta-text.ts';
import { EXIT } from '../exit-code.ts';
import { argument, repeatedArgument, requiredOption } from '../param.ts';

interface Args {
  readonly base: string;
  readonly deltas: readonly string[];
  readonly out: string;
}

export const deltaApply: Command = defineCommand<Args>({
  name: 'delta apply',
  summary: 'Rebuild a full package from an earlier one and the deltas since',
  description: 'The result gets its name only when its SHA-256 is that of the released package.',
  schema: 'delta/schema/apply-report.schema.json',
  params: {
    base: argument('<base.nupkg>', 'full package to start from'),
    deltas: repeatedArgument('<delta...>', 'delta packages, oldest first'),
    out: requiredOption('--out <file>', 'full package to write'),
  },
  examples: [
    {
      text: 'One step',
      command: 'nuspine delta apply MyApp-1.0.0-full.nupkg MyApp-1.1.0-delta.nupkg --out MyApp-1.1.0-full.nupkg',
    },
    {
      text: 'Two steps at once',
      command:
        'nuspine delta apply MyApp-1.0.0-full.nupkg MyApp-1.1.0-delta.nupkg MyApp-1.2.0-delta.nupkg --out MyApp-1.2.0-full.nupkg',
    },
  ],
  run: async (args, io) => {
    const { applyDeltaFiles } = await import('../fs/apply-delta.ts');
    const report = await applyDeltaFiles({ ...args, onProgress: io.progress });
    io.print(report, () => applyText(report));
    return EXIT.ok;
  },
});
