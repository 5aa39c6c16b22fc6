import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';
import { CliError } from '../errors.ts';
import { whatBreaksAnswer } from '../matrix-text.ts';
import { argument, repeatedOption } from '../param.ts';

type Args = MatrixArgs & { readonly row: string; readonly to: readonly string[] };

export const matrixWhatBreaks: Command = defineCommand<Args>({
  name: 'matrix what-breaks',
  summary: 'List the cells and bundles that change with one row',
  description: 'Without --to the row goes. The answer is no when a bundle stops working.',
  schema: 'compat-matrix/schema/what-breaks-report.schema.json',
  params: {
    row: argument('<component@version>', 'the row that changes'),
    to: repeatedOption('--to <component=range>', 'what the row would say of a component; or component=unknown'),
    ...MATRIX_PARAMS,
  },
  examples: [
    { text: 'If core 3.2.0 asked for more', command: 'nuspine matrix what-breaks core@3.2.0 --to platform=^2.6' },
  ],
  run: async (args, io) => {
    const { parsePins, whatBreaks } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const matrix = await readMatrixFile(matrixFile(args));
    const [pin] = parsePins(matrix, [args.row]);
    if (pin === undefined) throw new CliError('CLI_USAGE', `${args.row} names no row`, { found: args.row });
    const report = whatBreaks(matrix, pin, args.to.map(changedStatement));
    printAnswer(io, args, report, whatBreaksAnswer(report));
    const breaks = report.bundles.some(({ after }) => after === 'unknown' || after === 'incompatible');
    return breaks ? EXIT.finding : EXIT.ok;
  },
});

function changedStatement(text: string): { readonly about: string; readonly range: string } {
  const [, about, range] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (about !== undefined && range !== undefined) return { about, range };
  throw new CliError('CLI_USAGE', `--to is component=range, not "${text}"`, { found: text });
}
