import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, requiredOption } from '../param.ts';
import { sizeText } from '../size-text.ts';

interface Args {
  readonly base: string;
  readonly patch: string;
  readonly out: string;
}

export const deltaPatch: Command = defineCommand<Args>({
  name: 'delta patch',
  summary: 'Apply a BSDIFF40 or zstd patch to a file',
  description: 'A patch does not say what it was made for: compare the digest that is printed.',
  schema: 'delta/schema/patch-report.schema.json',
  params: {
    base: argument('<base-file>', 'file the patch was made for'),
    patch: argument('<patch>', 'patch to apply'),
    out: requiredOption('--out <file>', 'file to write'),
  },
  examples: [{ text: 'Rebuild a file', command: 'nuspine delta patch 1.0/MyApp.dll MyApp.dll.bsdiff --out MyApp.dll' }],
  run: async (args, io) => {
    const { patchFile } = await import('@nuspine/delta/fs');
    const report = await patchFile(args);
    io.print(report, () => `${sizeText(report.targetSize)}  ${report.targetDigest}\n`);
    return EXIT.ok;
  },
});
