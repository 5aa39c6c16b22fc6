import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { ROOT_PARAM } from '../offline-params.ts';
import { initReportText } from '../offline-text.ts';

interface Args {
  readonly root?: string;
}

export const offlineInit: Command = defineCommand<Args>({
  name: 'offline init',
  summary: 'Set up an offline layout: folders, manifests, NuGet.config',
  description: 'What is there already is kept as it is.',
  schema: 'manifest/schema/init-report.schema.json',
  params: { root: ROOT_PARAM },
  examples: [{ text: 'In a repository that builds without a network', command: 'nuspine offline init' }],
  run: async ({ root = '.' }, io) => {
    const { initLayout } = await import('@nuspine/manifest/fs');
    const report = await initLayout(root);
    io.print(report, () => initReportText(report));
    return EXIT.ok;
  },
});
