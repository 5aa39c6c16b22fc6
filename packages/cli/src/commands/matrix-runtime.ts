import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MATRIX_PARAMS, type MatrixArgs, printAnswer } from '../matrix-params.ts';
import { tableAnswer } from '../matrix-text.ts';
import { optionalArguments, type Param, requiredOption } from '../param.ts';

type Args = Pick<MatrixArgs, 'markdown'> & {
  readonly ids: readonly string[];
  readonly packages: string;
  readonly runtimes: string;
};

const RUNTIME_PARAMS: { readonly packages: Param<string>; readonly runtimes: Param<string> } = {
  packages: requiredOption('--packages <dir>', 'folder with the packages, at any depth'),
  runtimes: requiredOption('--runtimes <tfms>', 'frameworks of the columns, with commas: net8.0,net472'),
};

export const matrixRuntime: Command = defineCommand<Args>({
  name: 'matrix runtime',
  summary: 'Show which version of which package runs on which framework',
  description: 'Read out of the packages: each cell names the framework whose files NuGet would take, any, or no.',
  schema: 'compat-matrix/schema/runtime-matrix.schema.json',
  params: {
    ids: optionalArguments('[id...]', 'packages to show, in that order; all by default'),
    ...RUNTIME_PARAMS,
    markdown: MATRIX_PARAMS.markdown,
  },
  examples: [
    {
      text: 'Where does every package of a folder run?',
      command: 'nuspine matrix runtime --packages local-nugets --runtimes net8.0,net472',
    },
  ],
  run: async ({ ids, packages, runtimes, ...args }, io) => {
    const { runtimeMatrix, runtimeTable } = await import('@nuspine/compat-matrix');
    const { readPackageFolder } = await import('@nuspine/compat-matrix/fs');
    const matrix = runtimeMatrix(await readPackageFolder(packages, ids), runtimes.split(','));
    printAnswer(io, args, matrix, tableAnswer(runtimeTable(matrix), `${String(matrix.rows.length)} packages`));
    return EXIT.ok;
  },
});
