import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { matrixFile, printAnswer } from '../matrix-params.ts';
import { solveAnswer } from '../matrix-text.ts';
import { SOLVE_PARAMS, type SolveArgs, solveOptions } from '../solve-params.ts';

export const matrixSolve: Command = defineCommand<SolveArgs>({
  name: 'matrix solve',
  summary: 'Find the newest versions that work together, or prove that none do',
  schema: 'compat-matrix/schema/solve-report.schema.json',
  params: SOLVE_PARAMS,
  examples: [
    { text: 'The newest platform for a core', command: 'nuspine matrix solve core@3.2.1 platform' },
    {
      text: 'Keep what is installed where it will do',
      command: 'nuspine matrix solve core@^3.2 platform --lock set.json',
    },
  ],
  run: async (args, io) => {
    const { solveMatrix } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const matrix = await readMatrixFile(matrixFile(args));
    const report = solveMatrix(matrix, await solveOptions(matrix, args));
    printAnswer(io, args, report, solveAnswer(report));
    return report.solved ? EXIT.ok : EXIT.finding;
  },
});
