import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type ByteSink, parseRuntimeIdentifier } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { parseAppFramework } from '../flatten/app-framework.ts';
import { flatten, flattenBriefly, type FlattenRequest } from '../flatten/flatten.ts';
import type { ConflictPolicy, FlattenReport, FlattenSummary, Profile } from '../flatten/flatten-report.ts';
import type { OnProgress } from '../progress.ts';
import { withDeflateThreads } from './deflate-threads.ts';
import { readFrameworkPack } from './framework-pack-file.ts';
import { type NuGetOptions, openSources } from './open-sources.ts';
import { withSpoolFiles } from './spool-files.ts';
import { withPackageAt } from './with-package-at.ts';

export interface FlattenOptions {
  /** The app's package, as `withPackageAt` takes it. */
  readonly app: string;
  /** As `openSources` takes them, in order of preference. */
  readonly sources: readonly string[];
  /** Without it sources are folders. */
  readonly nuGet?: NuGetOptions;
  /** By default the one framework that the app is for. */
  readonly framework?: string;
  readonly rid?: string;
  /** `runtime` by default. */
  readonly profile?: Profile;
  /** `error` by default. */
  readonly onConflict?: ConflictPolicy;
  /** Paths of packs that say what the framework has, as `readFrameworkPack` takes them. */
  readonly frameworkPacks?: readonly string[];
  /** Time that all entries of the output carry. */
  readonly modified?: Date;
  /** Puts an SBOM into the output, as `bom.cdx.json`. */
  readonly embedSbom?: boolean;
  readonly onProgress?: OnProgress;
}

/**
 * Flattens a package file into `out`, which appears whole or not at all.
 * Throws what `flatten` throws, and what `openSources` throws.
 */
export async function flattenPackageFile(options: FlattenOptions & { readonly out: string }): Promise<FlattenReport> {
  return flattenFileWith(flatten, options);
}

/** The same package, about which less is found out: see `flattenBriefly`. Throws what `flattenPackageFile` throws. */
export async function flattenPackageFileBriefly(
  options: Omit<FlattenOptions, 'embedSbom'> & { readonly out: string },
): Promise<FlattenSummary> {
  return flattenFileWith(flattenBriefly, options);
}

async function flattenFileWith<Told>(
  write: (request: FlattenRequest, sink: ByteSink) => Promise<Told>,
  options: FlattenOptions & { readonly out: string },
): Promise<Told> {
  const { app: appPath, sources, nuGet, framework, rid, out, frameworkPacks: packPaths = [], ...rest } = options;
  const target = {
    ...(framework === undefined ? {} : { framework: parseAppFramework(framework) }),
    ...(rid === undefined ? {} : { rid: parseRuntimeIdentifier(rid) }),
  };
  const opened = await openSources(sources, nuGet, { fallbackFolders: 'ask' });
  const frameworkPacks = await Promise.all(packPaths.map(readFrameworkPack));
  const appSize = await fileSize(appPath);
  return withDeflateThreads((compressor) => {
    // Threads take their time to start: at least the app has to be deflated.
    compressor.expect?.(appSize);
    return withSpoolFiles(dirname(out), (openSpool) => {
      const request = { ...opened, name: basename(out), compressor, openSpool, frameworkPacks, ...target, ...rest };
      return withPackageAt(
        appPath,
        (app) =>
          writeFileAtomically(out, async (sink) => {
            const told = await write({ app, ...request }, sink);
            compressor.release?.();
            return told;
          }),
        nuGet,
      );
    });
  });
}

/** Nothing for what is not there, or not a file: who opens it says so. */
async function fileSize(path: string): Promise<number> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : 0),
    () => 0,
  );
}
