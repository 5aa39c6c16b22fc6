import type { EvidenceLayer } from '@nuspine/manifest';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { EVIDENCE_PARAM, ROOT_PARAM } from '../offline-params.ts';
import { restoreReportText } from '../offline-text.ts';
import { repeatedArgument } from '../param.ts';

interface Args {
  readonly command: readonly string[];
  readonly evidence?: EvidenceLayer;
  readonly root?: string;
}

export const offlineRestore: Command = defineCommand<Args>({
  name: 'offline restore',
  summary: 'Run a command with nothing but the offline layout, and see that it asks for no more',
  description:
    'The layout is verified first. Exits with 1 if it has errors, if the command fails, or if anybody tries to reach another machine: the exit code of the command alone proves nothing. On Linux the command runs in a net jail, which lets nothing out and names process, host and port of every attempt; where there can be none, behind a proxy, which sees the tools that honour it. ALLOW_REMOTE=1 lets attempts through and reports them. What the command prints goes to stderr.',
  schema: 'manifest/schema/restore-report.schema.json',
  params: {
    command: repeatedArgument('<command...>', 'the command and its arguments, behind --'),
    root: ROOT_PARAM,
    evidence: EVIDENCE_PARAM,
  },
  examples: [
    {
      text: 'On CI, where nothing weaker than the jail will do',
      command: 'nuspine offline restore --evidence net-jail -- dotnet build',
    },
    { text: 'A restore from the layout alone', command: 'nuspine offline restore -- dotnet restore --locked-mode' },
  ],
  run: async ({ command, root = '.', evidence }, io) => {
    const { runOffline } = await import('@nuspine/manifest/fs');
    const report = await runOffline(root, command, {
      environment: io.env,
      ...(evidence === undefined ? {} : { layer: evidence }),
    });
    io.print(report, () => restoreReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
