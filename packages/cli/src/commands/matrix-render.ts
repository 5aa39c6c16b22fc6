import type { RenderReport, RenderSources } from '@nuspine/compat-matrix';
import { type Command, defineCommand } from '../command.ts';
import type { CommandIo } from '../command-io.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { option, repeatedArgument, switchOption } from '../param.ts';

interface Args {
  readonly documents: readonly string[];
  readonly check: boolean;
  readonly matrix?: string;
  readonly packages?: string;
  readonly runtimes?: string;
}

export const matrixRender: Command = defineCommand<Args>({
  name: 'matrix render',
  summary: 'Write tables of bundles, rows and runtimes between markers of documents',
  description:
    'Markers are <!-- nuspine:runtime [id...] -->, <!-- nuspine:rows component --> and <!-- nuspine:bundles -->, each up to <!-- /nuspine -->. With --check nothing is written, and the answer is no when a document shows something else.',
  schema: 'compat-matrix/schema/render-report.schema.json',
  params: {
    documents: repeatedArgument('<file.md...>', 'Markdown documents with markers'),
    check: switchOption('--check', 'write nothing, and fail where a document is not current'),
    matrix: option('--matrix <file>', 'the compatibility matrix, for rows and bundles'),
    packages: option('--packages <dir>', 'folder with packages, for runtime'),
    runtimes: option('--runtimes <tfms>', 'frameworks of the columns, with commas, for runtime'),
  },
  examples: [
    { text: 'Tables of the matrix', command: 'nuspine matrix render README.md --matrix versions.toml' },
    {
      text: 'Fail when the table of runtimes is not what the packages say',
      command: 'nuspine matrix render docs/runtimes.md --packages local-nugets --runtimes net8.0,net472 --check',
    },
  ],
  run: async (args, io) => {
    const { renderFiles } = await import('@nuspine/compat-matrix/fs');
    const report = await renderFiles(args.documents, await sourcesOf(args), args.check ? 'check' : 'write');
    printReport(io, report, args.check);
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});

async function sourcesOf({ matrix, packages, runtimes }: Args): Promise<RenderSources> {
  const { readMatrixFile, readPackageFolder } = await import('@nuspine/compat-matrix/fs');
  const { runtimeMatrix } = await import('@nuspine/compat-matrix');
  if ((packages === undefined) !== (runtimes === undefined)) {
    throw new CliError('CLI_USAGE', '--packages and --runtimes belong together');
  }
  const found = packages === undefined ? [] : await readPackageFolder(packages);
  const isOneOf = (ids: readonly string[], id: string): boolean =>
    ids.length === 0 || ids.some((one) => one.toLowerCase() === id.toLowerCase());
  return {
    ...(matrix === undefined ? {} : { matrix: await readMatrixFile(matrix) }),
    ...(runtimes === undefined
      ? {}
      : {
          runtime: (ids) =>
            runtimeMatrix(
              found.filter(({ id }) => isOneOf(ids, id)),
              runtimes.split(','),
            ),
        }),
  };
}

function printReport(io: CommandIo, report: RenderReport, isCheck: boolean): void {
  const verb = isCheck ? 'is not current' : 'written';
  io.print(report, () => {
    const lines = report.changed.map((path) => `${path}  ${verb}\n`).join('');
    return `${lines}${report.ok ? 'ok' : 'not ok'}: ${String(report.checked)} documents\n`;
  });
}
