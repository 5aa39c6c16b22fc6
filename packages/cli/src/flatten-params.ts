import type { FlattenOptions } from '@nuspine/nupkg-core/fs';
import { parseRuntimeIdentifier } from '@nuspine/primitives';
import type { Params } from './command.ts';
import { NUGET_PARAMS, type NuGetArgs } from './nuget-params.ts';
import { argument, checkedOption, choiceOption, option, type Param, repeatedOption, switchOption } from './param.ts';

/** What says how a package is flattened, in every command that does. */
export type FlattenArgs = Pick<
  FlattenOptions,
  'app' | 'framework' | 'rid' | 'profile' | 'onConflict' | 'embedSbom' | 'frameworkPacks'
> &
  NuGetArgs;

export const FRAMEWORK_OPTION: Param<string | undefined> = option(
  '--framework <tfm>',
  'target framework, as net8.0; may be left out when the package has only one',
);

export const FLATTEN_PARAMS: Params<FlattenArgs> = {
  app: argument('<app.nupkg>', 'package to flatten'),
  ...NUGET_PARAMS,
  framework: FRAMEWORK_OPTION,
  rid: checkedOption(
    '--rid <rid>',
    'operating system and processor, as win-x64; without it every one stays in',
    parseRuntimeIdentifier,
  ),
  profile: choiceOption(
    '--profile <profile>',
    ['runtime', 'squirrel'],
    'what to take: what dotnet publish would (the default), or everything under lib/ as Squirrel.Windows does',
  ),
  onConflict: choiceOption(
    '--on-conflict <policy>',
    ['error', 'highest-assembly-version', 'app-wins'],
    'when two packages bring different files for one path; error by default',
  ),
  frameworkPacks: repeatedOption(
    '--framework-pack <pack>',
    'targeting or runtime pack of the SDK, as folder or package file: what it says the framework has is left out, as dotnet publish does',
  ),
  embedSbom: switchOption('--embed-sbom', 'put a CycloneDX SBOM into the package, as bom.cdx.json'),
};
