import type { ResolveFilesOptions } from '@nuspine/nupkg-core/fs';
import { parseRuntimeIdentifier } from '@nuspine/primitives';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { FRAMEWORK_OPTION } from '../flatten-params.ts';
import { NUGET_PARAMS, type NuGetArgs, nuGetOptions } from '../nuget-params.ts';
import { checkedOption, choiceOption, option, repeatedArgument, switchOption } from '../param.ts';
import { resolutionText, whyText } from '../resolution-text.ts';

type Args = Omit<ResolveFilesOptions, 'files' | 'lockMode' | 'sources' | 'nuGet'> &
  NuGetArgs & { readonly checkFiles: boolean; readonly locked: boolean; readonly why?: string };

export const resolve: Command = defineCommand<Args>({
  name: 'resolve',
  summary: 'Choose a version for every package of a tree, as dotnet restore does',
  description:
    'Exits with 1 when the tree does not resolve; every finding has the code of NuGet and the path to it. What is resolved is a package, ' +
    'package references as Id@range, or the project.assets.json of a restore, which says by itself what it chose.',
  schema: 'nupkg-core/schema/resolution.schema.json',
  params: {
    roots: repeatedArgument(
      '<root...>',
      'a package file, a project.assets.json, or ids with version ranges: Serilog@3.1.1',
    ),
    ...NUGET_PARAMS,
    framework: FRAMEWORK_OPTION,
    rid: checkedOption(
      '--rid <rid>',
      'operating system and processor, as win-x64: resolve what packages ask for there (runtime.json), too; opens every package',
      parseRuntimeIdentifier,
    ),
    checkFiles: switchOption(
      '--check-files',
      'open every package to find those without files for the framework (NU1202, NU1701)',
    ),
    why: option('--why <id>', 'say only why this package is there, and why in that version'),
    central: option('--central <file>', 'Directory.Packages.props with central versions'),
    lockFile: option('--lock-file <file>', 'packages.lock.json to keep to, and to write when it no longer suits'),
    locked: switchOption('--locked', 'write no lock file: one that is missing or no longer suits is NU1004'),
    prune: option('--prune <file>', 'PackageOverrides.txt of a targeting pack: packages that the framework has'),
    resolver: choiceOption(
      '--resolver <resolver>',
      ['graph', 'legacy'],
      'that of .NET SDK 9 and later (the default), or the one before, which RestoreUseLegacyDependencyResolver keeps',
    ),
  },
  examples: [
    {
      text: 'The tree of an app for .NET 8',
      command: 'nuspine resolve MyApp.1.2.0.nupkg --source local-nugets --framework net8.0',
    },
    {
      text: 'The tree of a package on the feeds of NuGet.config',
      command: 'nuspine resolve Serilog@3.1.1 --framework net8.0',
    },
    {
      text: 'Why a project has a package',
      command: 'nuspine resolve obj/project.assets.json --why System.Text.Json',
    },
    {
      text: 'Two packages with a lock file, which CI must find up to date',
      command:
        'nuspine resolve Serilog@3.1.1 Dapper@2.1 --source local-nugets --framework net8.0 --lock-file packages.lock.json --locked',
    },
  ],
  run: async ({ why, locked, checkFiles, ...args }, io) => {
    if (locked && args.lockFile === undefined) throw new CliError('CLI_USAGE', '--locked needs --lock-file');
    const { resolveFiles } = await import('@nuspine/nupkg-core/fs');
    if (args.rid !== undefined && args.lockFile !== undefined) {
      throw new CliError('CLI_USAGE', 'a lock file here is for no runtime: --rid and --lock-file do not go together');
    }
    const files = checkFiles ? 'checked' : undefined;
    const lockMode = locked ? 'locked' : 'update';
    const resolution = await resolveFiles({ ...nuGetOptions(args, io.env), files, lockMode });
    if (why === undefined) {
      io.print(resolution, () => resolutionText(resolution));
      return resolution.ok ? EXIT.ok : EXIT.finding;
    }
    const packages = resolution.packages.filter(({ id }) => id.toLowerCase() === why.toLowerCase());
    io.print({ ...resolution, packages }, () => whyText(why, packages));
    return resolution.ok && packages.length > 0 ? EXIT.ok : EXIT.finding;
  },
});
