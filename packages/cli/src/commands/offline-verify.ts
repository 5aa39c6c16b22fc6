import process from 'node:process';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { packageVersion } from '../fs/package-version.ts';
import { writeSarif } from '../fs/sarif-file.ts';
import { ROOT_PARAM, SARIF_PARAM } from '../offline-params.ts';
import { offlineReportText } from '../offline-text.ts';
import { option, switchOption } from '../param.ts';

interface Args {
  readonly root?: string;
  readonly sarif?: string;
  readonly remember?: string;
  readonly noCache: boolean;
}

export const offlineVerify: Command = defineCommand<Args>({
  name: 'offline verify',
  summary: 'Check that every binary of a repository is what its manifest lists',
  description:
    'Binaries are found by their content. Of files that have not changed since an earlier run nothing is read, but of a sample. Exits with 1 and every finding when something does not hold, and with 3 when a manifest itself cannot be read.',
  schema: 'manifest/schema/offline-report.schema.json',
  params: {
    root: ROOT_PARAM,
    sarif: SARIF_PARAM,
    remember: option('--remember <file>', 'keep what was found there, and not among the caches of the user'),
    noCache: switchOption('--no-cache', 'read every byte, whatever earlier runs found'),
  },
  examples: [
    { text: 'On CI, with the findings beside the files', command: 'nuspine offline verify --sarif offline.sarif' },
    { text: 'Every byte of it', command: 'nuspine offline verify --no-cache' },
  ],
  run: async ({ root = '.', sarif, remember, noCache }, io) => {
    const { layoutCacheFile, openLayoutCache, verifyLayout } = await import('@nuspine/manifest/fs/verify');
    const { env: environment } = io;
    const file = remember ?? layoutCacheFile(root, { environment, platform: process.platform, now: Date.now });
    const isKept = file !== undefined && !noCache;
    const cache = isKept ? { cache: openLayoutCache(file, { now: Date.now, version: packageVersion() }) } : {};
    const report = await verifyLayout(root, { ...cache, environment });
    await writeSarif(sarif, report.findings);
    io.print(report, () => offlineReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
