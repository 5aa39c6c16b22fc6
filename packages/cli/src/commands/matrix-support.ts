import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, matrixFile, printAnswer } from '../matrix-params.ts';
import { supportAnswer } from '../matrix-text.ts';
import { dayOf, NOW_PARAM } from '../now-param.ts';

type Args = MatrixArgs & { readonly now?: string };

export const matrixSupport: Command = defineCommand<Args>({
  name: 'matrix support',
  summary: 'Say which versions and bundles are supported, and for how long',
  schema: 'compat-matrix/schema/support-report.schema.json',
  params: { now: NOW_PARAM, ...MATRIX_PARAMS },
  examples: [{ text: 'On a day', command: 'nuspine matrix support --now 2026-09-01' }],
  run: async (args, io) => {
    const { supportOn } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const report = supportOn(await readMatrixFile(matrixFile(args)), dayOf(args.now, io.env));
    printAnswer(io, args, report, supportAnswer(report));
    return EXIT.ok;
  },
});
