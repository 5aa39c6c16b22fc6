import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { matrixFile, printAnswer } from '../matrix-params.ts';
import { explainAnswer } from '../matrix-text.ts';
import { SOLVE_PARAMS, type SolveArgs, solveOptions } from '../solve-params.ts';

export const matrixExplain: Command = defineCommand<SolveArgs>({
  name: 'matrix explain',
  summary: 'Find the newest versions that work together, and prove why none is newer',
  schema: 'compat-matrix/schema/explain-report.schema.json',
  params: SOLVE_PARAMS,
  examples: [{ text: 'Why is the platform not newer?', command: 'nuspine matrix explain core@~3.1 platform' }],
  run: async (args, io) => {
    const { explainSet } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const matrix = await readMatrixFile(matrixFile(args));
    const report = explainSet(matrix, await solveOptions(matrix, args));
    printAnswer(io, args, report, explainAnswer(report));
    return report.solved ? EXIT.ok : EXIT.finding;
  },
});
