import type { Environment } from '@nuspine/primitives';

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'] as const;

/** What tools send or ask of their own accord, turned off as each of them says it is: no build needs it. */
const NO_CALLS_HOME = {
  DO_NOT_TRACK: '1',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE: '1',
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  npm_config_update_notifier: 'false',
} as const;

export interface OfflineEnvironmentOptions {
  /** The one configuration that NuGet reads. */
  readonly nuGetConfig: string;
  /** Whether attempts go on to where they are meant to. */
  readonly forward: boolean;
  /** The address of a proxy that watches; without one, something stronger does. */
  readonly proxy?: string;
}

/**
 * The variables of a command that runs with nothing but the layout: NuGet is pointed at one configuration, telemetry is off,
 * and servers that live from build to build are left out, for they would work outside. With `proxy`, every tool is pointed
 * at that; without, at none, for a connection then says by itself whom it is meant for.
 */
export function offlineEnvironment(
  environment: Environment,
  { nuGetConfig, forward, proxy }: OfflineEnvironmentOptions,
): Environment {
  // curl reads only the lower case for http. NO_PROXY would let hosts pass, so it goes whatever it says.
  const names = PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]);
  const isKept = (name: string): boolean =>
    proxy === undefined && forward ? true : !names.includes(name) && name.toUpperCase() !== 'NO_PROXY';
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => isKept(name))),
    ...(proxy === undefined ? {} : Object.fromEntries(names.map((name) => [name, proxy]))),
    ...NO_CALLS_HOME,
    OFFLINE: '1',
    NODE_USE_ENV_PROXY: '1',
    NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    MSBUILDDISABLENODEREUSE: '1',
    // Its server works outside, and so would analyzers and source generators.
    UseSharedCompilation: 'false',
    NX_DAEMON: 'false',
    RestoreConfigFile: nuGetConfig,
  };
}
