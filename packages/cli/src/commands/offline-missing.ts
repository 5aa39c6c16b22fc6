import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { writeSarif } from '../fs/sarif-file.ts';
import { NUGET_PARAMS, type NuGetArgs, nuGetOptions } from '../nuget-params.ts';
import { ROOT_PARAM, SARIF_PARAM } from '../offline-params.ts';
import { closureReportText } from '../offline-text.ts';
import { switchOption } from '../param.ts';

interface Args extends NuGetArgs {
  readonly root?: string;
  readonly sarif?: string;
  readonly fetch: boolean;
}

export const offlineMissing: Command = defineCommand<Args>({
  name: 'offline missing',
  summary: 'Say which packages projects and tools need and the offline layout lacks, and fetch them',
  description:
    'Reads packages.lock.json, or else project.assets.json, Directory.Packages.props, dotnet-tools.json and global.json, and asks the SDK for the packs that frameworks and runtimes need. Exits with 1 while something is missing or cannot be told. What --fetch brings is verified against the lock file.',
  schema: 'manifest/schema/closure-report.schema.json',
  params: {
    root: ROOT_PARAM,
    sarif: SARIF_PARAM,
    fetch: switchOption('--fetch', 'put what is missing into the layout, with where it came from and who needs it'),
    ...NUGET_PARAMS,
  },
  examples: [
    { text: 'What a build without a network would lack', command: 'nuspine offline missing' },
    { text: 'Get it, where there is a network', command: 'nuspine offline missing --fetch' },
  ],
  run: async ({ root = '.', sarif, fetch, ...sources }, io) => {
    const { findMissing } = await import('@nuspine/manifest/fs');
    const { nuGet, ...rest } = nuGetOptions(sources, io.env);
    const from = fetch ? { from: { sources: rest.sources, nuGet } } : {};
    const report = await findMissing(root, { environment: io.env, ...from });
    await writeSarif(sarif, report.findings);
    io.print(report, () => closureReportText(report, 'fetched'));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
