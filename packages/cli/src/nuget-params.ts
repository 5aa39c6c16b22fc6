import type { NuGetOptions } from '@nuspine/nupkg-core/fs';
import { withoutNetwork } from '@nuspine/primitives';
import type { Params } from './command.ts';
import type { Io } from './io.ts';
import { option, repeatedOption, switchOption } from './param.ts';

/** What says where packages come from, in every command that takes packages from sources. */
export interface NuGetArgs {
  readonly sources: readonly string[];
  readonly config?: string;
  readonly cache?: string;
  readonly offline: boolean;
}

export const NUGET_PARAMS: Params<NuGetArgs> = {
  sources: repeatedOption(
    '--source <feed>',
    'folder, address of a V3 feed, or name from NuGet.config to take packages from, in order of preference; without it all that are on there',
  ),
  config: option('--config <file>', 'NuGet.config to read instead of those that apply to the working folder'),
  cache: option(
    '--cache <dir>',
    'where to keep packages of servers; NUSPINE_CACHE or the cache of the user by default',
  ),
  offline: switchOption('--offline', 'ask no server, as with OFFLINE=1'),
};

/** The arguments as the packages take them. */
export function nuGetOptions<Args extends NuGetArgs>(
  { config, cache, offline, ...args }: Args,
  env: Io['env'],
): Omit<Args, 'config' | 'cache' | 'offline'> & { readonly nuGet: NuGetOptions } {
  const environment = offline ? withoutNetwork(env) : env;
  const nuGet = { environment, ...(config === undefined ? {} : { config }), ...(cache === undefined ? {} : { cache }) };
  return { ...args, nuGet };
}
