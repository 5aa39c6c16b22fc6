import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { findingsText } from '../lint-text.ts';
import { MATRIX_PARAMS, matrixFile } from '../matrix-params.ts';
import { option } from '../param.ts';

interface Args {
  readonly matrix?: string;
  readonly out?: string;
}

export const matrixMigrate: Command = defineCommand<Args>({
  name: 'matrix migrate',
  summary: 'Rewrite a compatibility matrix in the second form',
  description:
    'Every two versions that the file knows stay what they were, and comments stay with their keys. Without --out the file is printed; with it, what is still wrong with the file.',
  schema: 'compat-matrix/schema/migrate-report.schema.json',
  params: { matrix: MATRIX_PARAMS.matrix, out: option('--out <file>', 'file to write; it may be the same one') },
  examples: [{ text: 'In place', command: 'nuspine matrix migrate --out versions.toml' }],
  run: async (args, io) => {
    const { migrateReport } = await import('@nuspine/compat-matrix');
    const { readMatrixFile } = await import('@nuspine/compat-matrix/fs');
    const { writeFileAtomically } = await import('@nuspine/primitives/fs');
    const { out } = args;
    const report = migrateReport(await readMatrixFile(matrixFile(args)));
    if (out !== undefined) await writeFileAtomically(out, (sink) => sink.write(Buffer.from(report.text, 'utf8')));
    io.print(report, () => (out === undefined ? report.text : findingsText(report.findings, out)));
    return EXIT.ok;
  },
});
