import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { mergeNuGetConfig, NupkgError } from '@nuspine/nupkg-core';
import { readNuGetConfigFiles, resolveConfigPath as resolvePath } from '@nuspine/nupkg-core/fs';
import type { Environment } from '@nuspine/primitives';
import { isBuildFile, judgeBuildFile, judgeEnvironment } from '../bypasses.ts';
import { type Finding, finding } from '../finding.ts';
import { judgeNuGetConfig } from '../judge-nuget-config.ts';
import { isWithin, type OfflineConfig } from '../offline-config.ts';
import type { PackagesManifest } from '../packages-manifest.ts';
import { listFiles } from './list-files.ts';

export interface CheckSourcesOptions {
  /** The variables that builds run with; they also say where the configuration of the user is. */
  readonly environment: Environment;
  /** As Node names it. */
  readonly platform: string;
}

/** What `checkSources` looked at and found. */
export interface SourcesReport {
  /** NuGet.config files. */
  readonly configs: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks where NuGet would take packages from: every NuGet.config that applies, merged as NuGet does, variables of the
 * environment, and properties in projects. A repository without packages and projects has no sources to check.
 */
export async function checkSources(
  root: string,
  config: OfflineConfig,
  feed: PackagesManifest,
  options: CheckSourcesOptions,
): Promise<SourcesReport> {
  const files = (await listFiles(root)).filter(({ path, type }) => type === 'file' && isBuildFile(path));
  return checkListedSources(root, config, feed, { ...options, buildFiles: files.map(({ path }) => path) });
}

/** The same for who knows the files that can set properties for a build. */
export async function checkListedSources(
  root: string,
  config: OfflineConfig,
  feed: PackagesManifest,
  options: CheckSourcesOptions & { readonly buildFiles: readonly string[] },
): Promise<SourcesReport> {
  const files = options.buildFiles.filter(
    (path) => !config.exempt.some((one) => isWithin(path, one.path)) && existsSync(join(root, path)),
  );
  const { environment } = options;
  if (feed.packages.length === 0 && files.length === 0) return { configs: 0, findings: [] };
  const top = resolve(root);
  const hierarchy = await judgeHierarchy(top, config, feed, options);
  const builds = await Promise.all(
    files.map(async (path) => judgeProject(top, path, await readFile(join(top, path), 'utf8'))),
  );
  return {
    configs: hierarchy.configs,
    findings: [...hierarchy.findings, ...judgeEnvironment(environment, join(top, config.cache)), ...builds.flat()],
  };
}

function judgeProject(root: string, path: string, text: string): readonly Finding[] {
  const isProject = /\.(cs|fs|vb)proj$/i.test(path) && /<PackageReference[\s>]/i.test(text);
  const hasLock = existsSync(join(root, dirname(path), 'packages.lock.json'));
  return [...judgeBuildFile(path, text), ...(isProject && !hasLock ? [finding('lock-file-missing', path)] : [])];
}

async function judgeHierarchy(
  root: string,
  config: OfflineConfig,
  feed: PackagesManifest,
  { environment, platform }: CheckSourcesOptions,
): Promise<SourcesReport> {
  const shownPath = (file: string): string => (dirname(file) === root ? relative(root, file) : file);
  try {
    const files = await readNuGetConfigFiles({ environment, platform, folder: root });
    const [nearest] = files;
    if (nearest === undefined || dirname(nearest.path) !== root) {
      return { configs: files.length, findings: [finding('config-missing', 'NuGet.config')] };
    }
    const merged = mergeNuGetConfig(files, { environment, resolvePath });
    const policy = {
      packages: join(root, config.packages),
      cache: join(root, config.cache),
      feeds: config.feeds,
      packageIds: feed.packages.map(({ id }) => id),
    };
    return { configs: files.length, findings: judgeNuGetConfig({ files, merged, resolvePath, shownPath }, policy) };
  } catch (error) {
    if (!(error instanceof NupkgError)) throw error;
    return { configs: 0, findings: [finding('config-invalid', 'NuGet.config', { found: error.message })] };
  }
}
