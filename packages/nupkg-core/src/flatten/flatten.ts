import {
  type ByteSink,
  formatNuGetVersion,
  formatPackageIdentity,
  formatTargetFramework,
  parseNuGetVersion,
  type RuntimeIdentifier,
  type TargetFramework,
} from '@nuspine/primitives';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import { NupkgError } from '../errors.ts';
import { type Feed, joinFeeds, openPackages } from '../feed.ts';
import type { Package } from '../package/read-package.ts';
import type { OnProgress } from '../progress.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import { appFramework } from './app-framework.ts';
import { mergeContributions } from './conflicts.ts';
import type { ConflictPolicy, FlattenReport, Profile } from './flatten-report.ts';
import { appContributions, type Dependency, dependencyContributions } from './profile.ts';
import type { AssetTarget } from './select-assets.ts';
import { writeFlatPackage } from './write-flat-package.ts';

export interface FlattenRequest {
  readonly app: Package;
  /** Where dependencies come from, in order of preference. */
  readonly feeds: readonly Feed[];
  /** File name of the output, for the report. */
  readonly name: string;
  /** By default the one framework that the app is for. */
  readonly framework?: TargetFramework;
  /** Makes the output fit one runtime; without it, files for all of them are kept. */
  readonly rid?: RuntimeIdentifier;
  readonly profile?: Profile;
  readonly onConflict?: ConflictPolicy;
  /** Time that all entries carry. */
  readonly modified?: Date;
  /** Who deflates; by default it is done here. */
  readonly compressor?: SegmentCompressor;
  readonly onProgress?: OnProgress;
}

/**
 * Writes a package that holds the app and the payload of all its dependencies, and depends on nothing.
 * Throws `FLATTEN_FRAMEWORK_UNCLEAR`, `FLATTEN_UNRESOLVED`, `FLATTEN_PACKAGE_INCOMPATIBLE`, `FLATTEN_CONFLICT`, and what
 * feeds and archives throw.
 */
export async function flatten(request: FlattenRequest, sink: ByteSink): Promise<FlattenReport> {
  const { app } = request;
  const framework = request.framework ?? appFramework(app);
  const root = { identity: app.identity, dependencyGroups: app.nuspec.dependencyGroups };
  const resolution = await resolve(root, { framework, feeds: request.feeds });
  requireResolved(app, resolution);
  const identities = resolution.packages.map(({ id, version }) => ({ id, version: parseNuGetVersion(version) }));
  return openPackages(joinFeeds(request.feeds), identities, async (packages) => {
    const dependencies = packages.map((pkg, at) => ({ pkg, assets: new Set(resolution.packages[at]?.assets) }));
    return writeFlattened(request, { framework, dependencies }, sink);
  });
}

async function writeFlattened(
  request: FlattenRequest,
  { framework, dependencies }: { readonly framework: TargetFramework; readonly dependencies: readonly Dependency[] },
  sink: ByteSink,
): Promise<FlattenReport> {
  const { app, rid, profile = 'runtime', onConflict = 'error' } = request;
  const target: AssetTarget = { framework, ...(rid === undefined ? {} : { rid }) };
  const contributions = [
    ...appContributions(app, profile, target),
    ...dependencies.flatMap((dependency) => dependencyContributions(dependency, profile, target)),
  ];
  const { files, merged, conflicts } = await mergeContributions(app, contributions, onConflict);
  const written = await writeFlatPackage(
    { ...request, profile, files, packages: [app, ...dependencies.map(({ pkg }) => pkg)] },
    sink,
  );
  return {
    package: { id: app.identity.id, version: formatNuGetVersion(app.identity.version) },
    framework: formatTargetFramework(framework),
    ...(rid === undefined ? {} : { rid }),
    profile,
    onConflict,
    packages: [...written.packages],
    files: [...written.files],
    merged: [...merged],
    conflicts: [...conflicts],
    signatureRemoved: app.isSigned,
    output: { name: request.name, ...written.measure },
  };
}

function requireResolved(app: Package, { ok, findings }: Resolution): void {
  if (ok) return;
  const path = formatPackageIdentity(app.identity);
  // The first says enough for one line; `found` has them all.
  const reasons = findings.slice(0, 1).map((finding) => `${finding.code} ${finding.message}`);
  const others = findings.length > 1 ? `, and ${String(findings.length - 1)} more findings` : '';
  throw new NupkgError(
    'FLATTEN_UNRESOLVED',
    `dependencies of ${path} cannot be resolved: ${reasons.join('')}${others}`,
    {
      path,
      found: findings,
    },
  );
}
