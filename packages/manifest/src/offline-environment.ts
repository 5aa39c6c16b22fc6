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

/**
 * The variables of a command that runs with nothing but the layout: every tool is pointed at a proxy that refuses, NuGet
 * at one configuration, telemetry is off, and servers that live from build to build are left out, for they would work outside.
 */
export function offlineEnvironment(
  environment: Environment,
  { proxy, nuGetConfig }: { readonly proxy: string; readonly nuGetConfig: string },
): Environment {
  // curl reads only the lower case for http. NO_PROXY would let hosts pass, so it goes whatever it says.
  const kept = Object.entries(environment).filter(([name]) => name.toUpperCase() !== 'NO_PROXY');
  const proxies = PROXY_VARIABLES.flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, proxy] as const);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(proxies),
    ...NO_CALLS_HOME,
    OFFLINE: '1',
    NODE_USE_ENV_PROXY: '1',
    NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    MSBUILDDISABLENODEREUSE: '1',
    NX_DAEMON: 'false',
    RestoreConfigFile: nuGetConfig,
  };
}
