import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { FRAMEWORK_OPTION, SOURCE_OPTION } from '../flatten-params.ts';
import { argument } from '../param.ts';
import { resolutionText } from '../resolution-text.ts';

interface Args {
  readonly app: string;
  readonly sources: readonly string[];
  readonly framework?: string;
}

export const resolve: Command = defineCommand<Args>({
  name: 'resolve',
  summary: 'Choose a version for every package of a tree, as dotnet restore does',
  description: 'Exits with 1 when the tree does not resolve; every finding has the code of NuGet and the path to it.',
  schema: 'nupkg-core/schema/resolution.schema.json',
  params: {
    app: argument('<app.nupkg>', 'package at the root'),
    sources: SOURCE_OPTION,
    framework: FRAMEWORK_OPTION,
  },
  examples: [
    {
      text: 'The tree of an app for .NET 8',
      command: 'nuspine resolve MyApp.1.2.0.nupkg --source local-nugets --framework net8.0',
    },
  ],
  run: async (args, io) => {
    const { resolvePackageFile } = await import('@nuspine/nupkg-core/fs');
    const resolution = await resolvePackageFile(args);
    io.print(resolution, () => resolutionText(resolution));
    return resolution.ok ? EXIT.ok : EXIT.finding;
  },
});
