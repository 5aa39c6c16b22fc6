import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { ROOT_PARAM } from '../offline-params.ts';
import { closureReportText } from '../offline-text.ts';
import { switchOption } from '../param.ts';

interface Args {
  readonly root?: string;
  readonly yes: boolean;
}

export const offlinePrune: Command = defineCommand<Args>({
  name: 'offline prune',
  summary: 'Say which packages of the offline layout nobody needs, and delete them',
  description:
    'Exits with 1 and changes nothing while there are some; --yes deletes them, from the cache too, and writes the manifest. Nothing is deleted while a project does not say what it needs. Ids under keep in nuspine.offline.json stay.',
  schema: 'manifest/schema/closure-report.schema.json',
  params: { root: ROOT_PARAM, yes: switchOption('--yes', 'delete them') },
  examples: [
    { text: 'What could go', command: 'nuspine offline prune' },
    { text: 'Let it go', command: 'nuspine offline prune --yes' },
  ],
  run: async ({ root = '.', yes }, io) => {
    const { pruneLayout } = await import('@nuspine/manifest/fs');
    const report = await pruneLayout(root, { environment: io.env, apply: yes });
    io.print(report, () => closureReportText(report, 'deleted'));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
