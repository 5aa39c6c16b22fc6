import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Environment, type HttpClient, isHttpUrl } from '@nuspine/primitives';
import { createHttpClient } from '@nuspine/primitives/fs';
import type { NuGetConfig } from '../config/nuget-config.ts';
import { NupkgError } from '../errors.ts';
import type { Feed } from '../feed.ts';
import { isFileUrl, isRemote, type PackageSource } from '../package-source.ts';
import type { SourceMapping } from '../resolve/source-mapping.ts';
import { openFolderFeed } from './folder-feed.ts';
import { cacheFolder } from './http-feed/cache-folder.ts';
import { openHttpFeed } from './http-feed/http-feed.ts';
import { openInstalledFolder } from './installed-folder.ts';
import { readNuGetConfig } from './nuget-config-file.ts';

/** What sources other than folders need. */
export interface NuGetOptions {
  /** For the user's folders, `OFFLINE`, proxies, and what a NuGet.config names. */
  readonly environment: Environment;
  /** The only NuGet.config that is read; otherwise those of the working folder, the folders above it, and the user. */
  readonly config?: string;
  /** Folder that packages of servers are kept in; by default NUSPINE_CACHE, or where the platform keeps caches. */
  readonly cache?: string;
}

/** Sources that are ready to be asked. */
export interface OpenedSources {
  /** In order of preference. */
  readonly feeds: readonly Feed[];
  /** Which of them a package may come from, by name. */
  readonly sourceMapping: SourceMapping;
  /** Names of those that are servers. */
  readonly servers: readonly string[];
}

export interface OpenSourcesOptions {
  /** `ask`: fallback folders stand behind sources that are named, too, as restore has it. Otherwise only behind those of NuGet.config. */
  readonly fallbackFolders?: 'ask';
}

const NO_MAPPING: SourceMapping = { patterns: [] };

/**
 * Opens sources: folders, addresses of V3 feeds, and names from a NuGet.config. None at all means those that are on in
 * NuGet.config, with its fallback folders, or those of NUGET_FALLBACK_PACKAGES, behind them. Source mapping applies where every source comes from NuGet.config.
 * Without `nuGet` every source is a folder, and no NuGet.config is read.
 * Throws `FEED_*`, `NUGET_CONFIG_INVALID` and `HTTP_*`.
 */
export async function openSources(
  sources: readonly string[],
  nuGet?: NuGetOptions,
  options: OpenSourcesOptions = {},
): Promise<OpenedSources> {
  if (nuGet === undefined) {
    return {
      feeds: await Promise.all(sources.map((path) => openFolderFeed(path))),
      sourceMapping: NO_MAPPING,
      servers: [],
    };
  }
  const chosen = await chooseSources(sources, nuGet, options);
  // One client for all, so that they share connections.
  const http = createHttpClient({ environment: nuGet.environment });
  return {
    feeds: await Promise.all([
      ...chosen.sources.map((source) => openFeed(source, http, nuGet)),
      ...chosen.fallbackFolders.map(openInstalledFolder),
    ]),
    sourceMapping: chosen.sourceMapping,
    servers: chosen.sources.filter(isRemote).map(({ name }) => name),
  };
}

/** Opens one source: a V3 feed by its address, or a folder. Throws `FEED_*` and `HTTP_*`. */
async function openFeed(source: PackageSource, http: HttpClient, nuGet: NuGetOptions): Promise<Feed> {
  if (isRemote(source)) {
    return openHttpFeed(source, { http, cache: nuGet.cache ?? cacheFolder(nuGet.environment, process.platform) });
  }
  const { location, name } = source;
  return openFolderFeed(isFileUrl(location) ? pathOfUrl(location) : location, name);
}

function pathOfUrl(location: string): string {
  try {
    return fileURLToPath(location);
  } catch (cause) {
    throw new NupkgError(
      'FEED_UNREADABLE',
      'address of a feed folder leads to no folder here; one that does has three slashes, file:///folder',
      { path: location, cause },
    );
  }
}

interface ChosenSources {
  readonly sources: readonly PackageSource[];
  readonly fallbackFolders: readonly string[];
  readonly sourceMapping: SourceMapping;
}

async function chooseSources(
  texts: readonly string[],
  { environment, config: file }: NuGetOptions,
  options: OpenSourcesOptions,
): Promise<ChosenSources> {
  const areFolders = await Promise.all(texts.map(isFolder));
  const isAsking = options.fallbackFolders === 'ask';
  // A folder is what it is, whatever a NuGet.config somewhere above calls by that name.
  if (texts.length > 0 && areFolders.every(Boolean) && !isAsking) {
    return { sources: texts.map(unnamed), fallbackFolders: [], sourceMapping: NO_MAPPING };
  }
  const config = await readNuGetConfig({ environment, platform: process.platform, file });
  if (texts.length === 0) return configuredSources(config, environment);
  const found = texts.map((text, at) => (areFolders[at] === true ? undefined : findSource(config, text)));
  return {
    sources: texts.map((text, at) => found[at] ?? unnamed(text)),
    fallbackFolders: isAsking ? fallbackFoldersOf(config, environment) : [],
    sourceMapping: found.includes(undefined) ? NO_MAPPING : config.sourceMapping,
  };
}

function configuredSources(config: NuGetConfig, environment: Environment): ChosenSources {
  const { sources, sourceMapping } = config;
  const fallbackFolders = fallbackFoldersOf(config, environment);
  return { sources: sources.filter(({ isEnabled }) => isEnabled), fallbackFolders, sourceMapping };
}

function fallbackFoldersOf(config: NuGetConfig, environment: Environment): readonly string[] {
  return namedFallbackFolders(environment) ?? config.fallbackFolders;
}

/** The variable takes the place of what NuGet.config says, and has semicolons on every system. */
function namedFallbackFolders({ NUGET_FALLBACK_PACKAGES: text = '' }: Environment): readonly string[] | undefined {
  if (text === '') return undefined;
  const paths = text.split(';').map((path) => path.trim());
  const named = paths.filter((path) => path !== '');
  const relative = named.find((path) => !isAbsolute(path));
  if (relative === undefined) return named;
  throw new NupkgError('FEED_UNREADABLE', 'NUGET_FALLBACK_PACKAGES names a folder by a relative path', {
    path: relative,
    wanted: 'absolute path',
  });
}

/** A source of the configuration by its name or address, also one that is off; with it come its credentials. */
function findSource({ sources }: NuGetConfig, text: string): PackageSource | undefined {
  const same = (one: string): boolean => one.toLowerCase() === text.toLowerCase();
  if (isHttpUrl(text)) return sources.find(({ location }) => same(location));
  return sources.find(({ name }) => same(name));
}

function unnamed(location: string): PackageSource {
  return { name: location, location };
}

async function isFolder(text: string): Promise<boolean> {
  if (isHttpUrl(text)) return false;
  return stat(resolve(text)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
