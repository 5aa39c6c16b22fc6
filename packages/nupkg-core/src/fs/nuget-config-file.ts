import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { compareOrdinal, type Environment } from '@nuspine/primitives';
import { PrimitivesError } from '@nuspine/primitives';
import { type ConfigFile, parseConfigFile } from '../config/config-file.ts';
import { machineConfigFolder, userConfigFolders } from './config-folders.ts';
import { resolveConfigPath } from './config-path.ts';
import { mergeNuGetConfig, type NuGetConfig } from '../config/nuget-config.ts';

export interface ReadNuGetConfigOptions {
  readonly environment: Environment;
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly platform: string;
  /** Folder whose NuGet.config files apply; the working folder by default. */
  readonly folder?: string;
  /** Only this file is read. */
  readonly file?: string | undefined;
}

/** Names that a folder may hold, the one that counts first (NuGet.Configuration, Settings.OrderedSettingsFileNames). */
const FILE_NAMES = ['nuget.config', 'NuGet.config', 'NuGet.Config'];

/** What NuGet writes to the user's file when there is none. */
const FIRST_USER_CONFIG = `<configuration><packageSources>
  <add key="nuget.org" value="https://api.nuget.org/v3/index.json" protocolVersion="3" />
</packageSources></configuration>`;

/**
 * What applies to a folder: its NuGet.config, those of the folders above it, the user's, and those of the whole machine.
 * Throws `NUGET_CONFIG_INVALID`, and `SOURCE_READ_FAILED` for a file that cannot be read.
 */
export async function readNuGetConfig(options: ReadNuGetConfigOptions): Promise<NuGetConfig> {
  const { environment } = options;
  const files = await readNuGetConfigFiles(options);
  return mergeNuGetConfig(files, { environment, resolvePath: resolveConfigPath });
}

/** The files that `readNuGetConfig` merges, the nearest first. Throws what it throws. */
export async function readNuGetConfigFiles(options: ReadNuGetConfigOptions): Promise<readonly ConfigFile[]> {
  const { folder = '.', file } = options;
  return file === undefined ? readHierarchy(resolve(folder), options) : [await readConfigFile(resolve(file))];
}

async function readHierarchy(folder: string, options: ReadNuGetConfigOptions): Promise<readonly ConfigFile[]> {
  const near: string[] = [];
  for (const above of foldersUpward(folder)) {
    const found = await firstFile(FILE_NAMES.map((name) => join(above, name)));
    if (found !== undefined) near.push(found);
  }
  const files = await Promise.all(near.map(readConfigFile));
  const others = [...(await readUserFiles(options)), ...(await readMachineFiles(options))];
  return [...files, ...others.filter(({ path }) => !near.includes(path))];
}

function foldersUpward(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpward(above)];
}

/** The user's own file, and those that tools have put beside it. */
async function readUserFiles({ environment, platform }: ReadNuGetConfigOptions): Promise<readonly ConfigFile[]> {
  const base = userConfigFolders(environment, platform);
  if (base === undefined) return [];
  const own = await firstFile([join(base.own, 'NuGet.Config')]);
  const more = await configFilesIn(base.more);
  return Promise.all([
    own === undefined
      ? parseConfigFile(Buffer.from(FIRST_USER_CONFIG), join(base.own, 'NuGet.Config'))
      : readConfigFile(own),
    ...more.map(readConfigFile),
  ]);
}

async function readMachineFiles({ environment, platform }: ReadNuGetConfigOptions): Promise<readonly ConfigFile[]> {
  const folder = machineConfigFolder(environment, platform);
  return folder === undefined ? [] : Promise.all((await configFilesIn(folder)).map(readConfigFile));
}

async function configFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const configs = names.filter((name) => /\.config$/i.test(name));
  return configs.toSorted(compareOrdinal).map((name) => join(folder, name));
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

async function readConfigFile(path: string): Promise<ConfigFile> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'NuGet.config cannot be read', { path, cause });
  });
  return parseConfigFile(bytes, path);
}
