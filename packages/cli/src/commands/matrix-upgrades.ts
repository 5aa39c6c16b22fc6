import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';
import { upgradesAnswer } from '../matrix-text.ts';
import { repeatedArgument } from '../param.ts';

type Args = MatrixArgs & { readonly set: readonly string[] };

export const matrixUpgrades: Command = defineCommand<Args>({
  name: 'matrix upgrades',
  summary: 'List every newer version that a set could have, and what must move along',
  schema: 'compat-matrix/schema/upgrades-report.schema.json',
  params: {
    set: repeatedArgument(
      '<component@version...>',
      'what is installed: components at a version, or the id of a bundle',
    ),
    ...MATRIX_PARAMS,
  },
  examples: [{ text: 'From a bundle', command: 'nuspine matrix upgrades lts-3.1' }],
  run: async (args, io) => {
    const { findUpgrades, parsePins } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const matrix = await readMatrixFile(matrixFile(args));
    const report = findUpgrades(matrix, parsePins(matrix, args.set));
    printAnswer(io, args, report, upgradesAnswer(report));
    return EXIT.ok;
  },
});
