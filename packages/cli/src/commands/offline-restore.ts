import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { ROOT_PARAM } from '../offline-params.ts';
import { restoreReportText } from '../offline-text.ts';
import { repeatedArgument } from '../param.ts';

interface Args {
  readonly command: readonly string[];
  readonly root?: string;
}

export const offlineRestore: Command = defineCommand<Args>({
  name: 'offline restore',
  summary: 'Run a command with nothing but the offline layout, and see that it asks for no more',
  description:
    'The layout is verified first. Exits with 1 if it has errors, if the command fails, or if a tool that honours proxies tries to reach another machine: the exit code of the command alone proves nothing. ALLOW_REMOTE=1 lets attempts through and reports them. What the command prints goes to stderr.',
  schema: 'manifest/schema/restore-report.schema.json',
  params: { command: repeatedArgument('<command...>', 'the command and its arguments, behind --'), root: ROOT_PARAM },
  examples: [
    { text: 'A restore from the layout alone', command: 'nuspine offline restore -- dotnet restore --locked-mode' },
  ],
  run: async ({ command, root = '.' }, io) => {
    const { runOffline } = await import('@nuspine/manifest/fs');
    const report = await runOffline(root, command, { environment: io.env });
    io.print(report, () => restoreReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
