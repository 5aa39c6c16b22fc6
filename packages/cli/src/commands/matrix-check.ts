import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';
import { checkAnswer } from '../matrix-text.ts';
import { repeatedArgument, switchOption } from '../param.ts';

type Args = MatrixArgs & { readonly set: readonly string[]; readonly requireTested: boolean };

export const matrixCheck: Command = defineCommand<Args>({
  name: 'matrix check',
  summary: 'Say whether versions of components work together, and why',
  description:
    'The answer is yes for a set that is tested or declared, and no for one that is unknown or incompatible.',
  schema: 'compat-matrix/schema/check-report.schema.json',
  params: {
    set: repeatedArgument('<component@version...>', 'components at a version, or the id of a bundle'),
    requireTested: switchOption('--require-tested', 'answer no unless runs passed with every two'),
    ...MATRIX_PARAMS,
  },
  examples: [
    { text: 'Does that core work with that platform?', command: 'nuspine matrix check core@3.2.1 platform@2.5.3' },
    {
      text: 'A bundle, with another version of one component',
      command: 'nuspine matrix check stable-3.2 platform@2.5.0',
    },
  ],
  run: async (args, io) => {
    const { checkSet, parsePins } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const matrix = await readMatrixFile(matrixFile(args));
    const report = checkSet(matrix, parsePins(matrix, args.set));
    printAnswer(io, args, report, checkAnswer(report));
    const good = args.requireTested ? ['tested'] : ['tested', 'declared'];
    return good.includes(report.verdict) ? EXIT.ok : EXIT.finding;
  },
});
