import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeSarif } from '../fs/sarif-file.ts';
import { ROOT_PARAM, SARIF_PARAM } from '../offline-params.ts';
import { updateReportText } from '../offline-text.ts';

interface Args {
  readonly root?: string;
  readonly sarif?: string;
}

export const offlineCheck: Command = defineCommand<Args>({
  name: 'offline check',
  summary: 'Say what offline update would change, and change nothing',
  description: 'Exits with 1 if a manifest would be written with other bytes, or somebody owes a word about a binary.',
  schema: 'manifest/schema/update-report.schema.json',
  params: { root: ROOT_PARAM, sarif: SARIF_PARAM },
  examples: [{ text: 'In a pull request', command: 'nuspine offline check' }],
  run: async ({ root = '.', sarif }, io) => {
    const { checkLayout } = await import('@nuspine/manifest/fs');
    const report = await checkLayout(root);
    await writeSarif(sarif, report.findings);
    io.print(report, () => updateReportText(report, 'would change'));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
