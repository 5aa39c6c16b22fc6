import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { nuGetOptions } from '../nuget-params.ts';
import { FLATTEN_PARAMS, type FlattenArgs } from '../flatten-params.ts';
import { flattenText } from '../flatten-text.ts';
import { option, requiredOption } from '../param.ts';
import { type WritingOptions, writingOptions } from '../writing-options.ts';

type Args = FlattenArgs & { readonly out: string; readonly report?: string; readonly sbom?: string };

export const flatten: Command = defineCommand<Args>({
  name: 'flatten',
  summary: 'Put a package and everything it depends on into one package',
  description: 'The result has no dependencies. Equal inputs give equal bytes; SOURCE_DATE_EPOCH sets the dates in it.',
  schema: 'nupkg-core/schema/flatten-report.schema.json',
  params: {
    ...FLATTEN_PARAMS,
    out: requiredOption('--out <file>', 'package to write'),
    report: option('--report <file>', 'file for the JSON report: where every file came from'),
    sbom: option('--sbom <file>', 'file for a CycloneDX SBOM: the packages, their licences, digests and files'),
  },
  examples: [
    {
      text: 'An app for .NET 8, with its dependencies from one folder',
      command: 'nuspine flatten MyApp.1.2.0.nupkg --source local-nugets --framework net8.0 --out MyApp.flat.nupkg',
    },
    {
      text: 'Only what Windows on x64 needs, with a report',
      command:
        'nuspine flatten MyApp.1.2.0.nupkg --source local-nugets --rid win-x64 --out MyApp.flat.nupkg --report MyApp.json',
    },
    {
      text: 'With a bill of materials beside the package',
      command: 'nuspine flatten MyApp.1.2.0.nupkg --source local-nugets --out MyApp.flat.nupkg --sbom MyApp.cdx.json',
    },
  ],
  run: async ({ report, sbom, ...args }, io) => {
    await requireOwnFiles(report, [args.app, args.out, ...(sbom === undefined ? [] : [sbom])]);
    await requireOwnFiles(sbom, [args.app, args.out]);
    const writing = writingOptions(io);
    const { embedSbom, ...options } = { ...nuGetOptions(args, io.env), ...writing };
    // Nobody would see the digests of what goes in, and they take time.
    if (io.json !== true && report === undefined && sbom === undefined && embedSbom !== true) {
      const { flattenPackageFileBriefly } = await import('../fs/flatten-briefly.ts');
      const summary = await flattenPackageFileBriefly(options);
      io.print(summary, () => flattenText(summary));
      return EXIT.ok;
    }
    const { flattenPackageFile, writeSbomFile } = await import('@nuspine/nupkg-core/fs');
    const document = await flattenPackageFile({ ...options, ...(embedSbom === undefined ? {} : { embedSbom }) });
    if (sbom !== undefined) await writeSbomFile(sbom, document, sbomDate(writing));
    if (report !== undefined) {
      const { writeDocument } = await import('../fs/document-file.ts');
      await writeDocument(report, document);
    }
    io.print(document, () => flattenText(document));
    return EXIT.ok;
  },
});

/** One file cannot be the package and what is told of it, and no package is made of which that could not be told. */
async function requireOwnFiles(path: string | undefined, others: readonly string[]): Promise<void> {
  if (path === undefined) return;
  const { requireNoneOf, requireWritable } = await import('@nuspine/primitives/fs');
  requireNoneOf(path, others);
  requireWritable(path);
}

function sbomDate({ modified }: WritingOptions): { readonly created?: Date } {
  return modified === undefined ? {} : { created: modified };
}
