import type { Environment } from '@nuspine/primitives';

/** What every job may use. */
export interface JobContext {
  /** Folder of gate.toml: programs run in it, paths are from it. */
  readonly folder: string;
  readonly environment: Environment;
  /** Time that the job has in all. */
  readonly seconds: number;
}

/** The variables for `dotnet`, which has a banner to show and news to tell otherwise. */
export function dotnetEnvironment(environment: Environment): Environment {
  return {
    ...environment,
    DOTNET_NOLOGO: '1',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
    DOTNET_CLI_UI_LANGUAGE: 'en',
    // Servers of the SDK would outlive the job.
    MSBUILDDISABLENODEREUSE: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    UseSharedCompilation: 'false',
  };
}
