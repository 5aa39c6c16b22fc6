import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { ROOT_PARAM } from '../offline-params.ts';
import { updateReportText } from '../offline-text.ts';

interface Args {
  readonly root?: string;
}

export const offlineUpdate: Command = defineCommand<Args>({
  name: 'offline update',
  summary: 'Write the manifests of an offline layout as the files say them',
  description:
    'What people wrote is kept: origin, consumer, licence, notes. Exits with 1 while somebody owes a word about a binary, or a binary lies where none may.',
  schema: 'manifest/schema/update-report.schema.json',
  params: { root: ROOT_PARAM },
  examples: [{ text: 'After adding a package', command: 'nuspine offline update' }],
  run: async ({ root = '.' }, io) => {
    const { updateLayout } = await import('@nuspine/manifest/fs');
    const report = await updateLayout(root);
    io.print(report, () => updateReportText(report, 'written'));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
