import { join } from 'node:path';
import type { Environment } from '@nuspine/primitives';

/** Where a user has NuGet.config files. */
export interface UserConfigFolders {
  /** Of `NuGet.Config`, which NuGet writes. */
  readonly own: string;
  /** Of files that tools put there. */
  readonly more: string;
}

/**
 * Where the user's files are: below `~/.nuget`, or below APPDATA on Windows; undefined where nothing says so.
 * `platform` as Node names it (NuGet.Common, NuGetEnvironment.GetFolderPath).
 */
export function userConfigFolders(environment: Environment, platform: string): UserConfigFolders | undefined {
  if (platform === 'win32') {
    const base = given(environment['APPDATA']);
    if (base === undefined) return undefined;
    return { own: join(base, 'NuGet'), more: join(base, 'NuGet', 'config') };
  }
  const base = given(environment['DOTNET_CLI_HOME'] ?? environment['HOME']);
  if (base === undefined) return undefined;
  return { own: join(base, '.nuget', 'NuGet'), more: join(base, '.nuget', 'config') };
}

/**
 * Where the files for all users of a machine are (NuGet.Common, NuGetFolderPath.MachineWideConfigDirectory). On Linux
 * NUGET_COMMON_APPLICATION_DATA may say another place.
 */
export function machineConfigFolder(environment: Environment, platform: string): string | undefined {
  switch (platform) {
    case 'win32': {
      const base = given(environment['ProgramFiles(x86)']) ?? given(environment['ProgramFiles']);
      return base === undefined ? undefined : join(base, 'NuGet', 'Config');
    }
    case 'darwin':
      return '/Library/Application Support/NuGet/Config';
    default:
      return join(given(environment['NUGET_COMMON_APPLICATION_DATA']) ?? '/etc/opt', 'NuGet', 'Config');
  }
}

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
