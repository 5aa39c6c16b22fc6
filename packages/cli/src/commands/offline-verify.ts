import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeSarif } from '../fs/sarif-file.ts';
import { ROOT_PARAM, SARIF_PARAM } from '../offline-params.ts';
import { offlineReportText } from '../offline-text.ts';
import { option } from '../param.ts';

interface Args {
  readonly root?: string;
  readonly sarif?: string;
  readonly remember?: string;
}

export const offlineVerify: Command = defineCommand<Args>({
  name: 'offline verify',
  summary: 'Check that every binary of a repository is what its manifest lists',
  description:
    'Binaries are found by their content. Exits with 1 and every finding when something does not hold, and with 3 when a manifest itself cannot be read.',
  schema: 'manifest/schema/offline-report.schema.json',
  params: {
    root: ROOT_PARAM,
    sarif: SARIF_PARAM,
    remember: option('--remember <file>', 'keep what was found there, and next time read what has changed since'),
  },
  examples: [
    { text: 'On CI, with the findings beside the files', command: 'nuspine offline verify --sarif offline.sarif' },
    { text: 'Before every build', command: 'nuspine offline verify --remember ~/.cache/nuspine/offline.json' },
  ],
  run: async ({ root = '.', sarif, remember }, io) => {
    const { NO_FACT_CACHE, openFactCache, verifyLayout } = await import('@nuspine/manifest/fs');
    const cache = remember === undefined ? NO_FACT_CACHE : await openFactCache(remember, Date.now);
    const report = await verifyLayout(root, { cache, environment: io.env });
    await writeSarif(sarif, report.findings);
    io.print(report, () => offlineReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
