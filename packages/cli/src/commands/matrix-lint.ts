import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { lintMarkdown, lintText } from '../lint-text.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';

export const matrixLint: Command = defineCommand<MatrixArgs>({
  name: 'matrix lint',
  summary: 'Find what a compatibility matrix says wrongly, twice or not at all',
  schema: 'compat-matrix/schema/lint-report.schema.json',
  params: MATRIX_PARAMS,
  examples: [{ text: 'Every finding with its line, column and fix', command: 'nuspine matrix lint' }],
  run: async (args, io) => {
    const { lintMatrix } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const path = matrixFile(args);
    const report = lintMatrix(await readMatrixFile(path));
    printAnswer(io, args, report, { text: () => lintText(report, path), markdown: () => lintMarkdown(report, path) });
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
