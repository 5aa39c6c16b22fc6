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
import type { NewEntry, WriteArchiveOptions } from '../archive/write-archive.ts';
import { NupkgError } from '../errors.ts';
import { type Feed, openPackages } from '../feed.ts';
import type { Package } from '../package/read-package.ts';
import type { OnProgress } from '../progress.ts';
import { allowedFeed } from '../resolve/allowed-feeds.ts';
import type { SourceMapping } from '../resolve/source-mapping.ts';
import type { Resolution, ResolvedPackage } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import { formatSbom, SBOM_PATH, type SbomSubject } from '../sbom/sbom.ts';
import { appFramework } from './app-framework.ts';
import { mergeContributions } from './conflicts.ts';
import { type Contribution, installKey } from './contribution.ts';
import { describePackages, summarizePackages } from './describe-package.ts';
import type { ConflictPolicy, FlattenReport, FlattenSummary, Profile } from './flatten-report.ts';
import type { FrameworkPack } from './framework-pack.ts';
import { leaveToFramework } from './leave-to-framework.ts';
import { prunedPackages } from './pruned-packages.ts';
import { appContributions, dependencyContributions } from './profile.ts';
import type { AssetTarget } from './select-assets.ts';
import { describeFiles, writeFlatPackage, writeFlatPackageBriefly } from './write-flat-package.ts';

export interface FlattenRequest {
  readonly app: Package;
  /** Where dependencies come from, in order of preference. */
  readonly feeds: readonly Feed[];
  /** Which of the feeds, by name, a package may come from. */
  readonly sourceMapping?: SourceMapping;
  /** File name of the output, for the report. */
  readonly name: string;
  /** By default the one framework that the app is for. */
  readonly framework?: TargetFramework;
  /** Makes the output fit one runtime; without it, files for all of them are kept. */
  readonly rid?: RuntimeIdentifier;
  readonly profile?: Profile;
  readonly onConflict?: ConflictPolicy;
  /** What the framework has: the `runtime` profile leaves it out. Without them nothing is known of that. */
  readonly frameworkPacks?: readonly FrameworkPack[];
  /** Time that all entries carry, and the SBOM. */
  readonly modified?: Date;
  /** Who deflates; by default it is done here. */
  readonly compressor?: SegmentCompressor;
  /** Where files too large for memory wait to be written; without it they are compressed twice. */
  readonly openSpool?: WriteArchiveOptions['openSpool'];
  /** Puts an SBOM into the package, as `bom.cdx.json`; one that the app has there is replaced. */
  readonly embedSbom?: boolean;
  readonly onProgress?: OnProgress;
}

/**
 * Writes a package that holds the app and the payload of all its dependencies, and depends on nothing.
 * Throws `FLATTEN_FRAMEWORK_UNCLEAR`, `FLATTEN_UNRESOLVED`, `FLATTEN_PACKAGE_INCOMPATIBLE`, `FLATTEN_CONFLICT`, and what
 * feeds and archives throw.
 */
export async function flatten(request: FlattenRequest, sink: ByteSink): Promise<FlattenReport> {
  return withTree(request, (tree) => writeFlattened(request, tree, sink));
}

/** Writes the same package, and says of it what is known without hashing what goes in. Throws what `flatten` throws. */
export async function flattenBriefly(
  request: Omit<FlattenRequest, 'embedSbom'>,
  sink: ByteSink,
): Promise<FlattenSummary> {
  return withTree(request, async (tree) => {
    const { files: contributions, ...facts } = await mergeTree(request, tree);
    const packages = summarizePackages([request.app, ...tree.packages], tree.resolved, contributions);
    const flat = { ...request, profile: facts.profile, files: contributions };
    const { files, measure } = await writeFlatPackageBriefly(flat, sink);
    return { ...facts, packages, files, output: { name: request.name, ...measure } };
  });
}

async function withTree<T>(request: FlattenRequest, use: (tree: Tree) => Promise<T>): Promise<T> {
  const { app } = request;
  const framework = request.framework ?? appFramework(app);
  const root = { identity: app.identity, dependencyGroups: app.nuspec.dependencyGroups };
  const { feeds, sourceMapping = { patterns: [] }, frameworkPacks = [] } = request;
  const prune = prunedPackages(frameworkPacks, framework);
  const resolution = await resolve(root, { framework, feeds, sourceMapping, prune, rid: request.rid });
  requireResolved(app, resolution);
  const identities = resolution.packages.map(({ id, version }) => ({ id, version: parseNuGetVersion(version) }));
  return openPackages(allowedFeed(feeds, sourceMapping), identities, (packages) =>
    use({ framework, packages, resolved: resolution.packages }),
  );
}

/** What the app depends on: the packages opened, in the order in which they were resolved. */
interface Tree {
  readonly framework: TargetFramework;
  readonly packages: readonly Package[];
  readonly resolved: readonly ResolvedPackage[];
}

async function writeFlattened(request: FlattenRequest, tree: Tree, sink: ByteSink): Promise<FlattenReport> {
  const { modified } = request;
  const { files, ...facts } = await mergeTree(request, tree);
  const packages = describePackages([request.app, ...tree.packages], tree.resolved, files);
  // Nobody asks for it if writing fails first.
  packages.catch(() => undefined);
  const flat = { ...request, profile: facts.profile, files };
  const sbom =
    request.embedSbom === true
      ? await describeInside({ ...facts, packages: await packages, files: await describeFiles(files) }, modified)
      : [];
  const written = await writeFlatPackage({ ...flat, extra: sbom }, sink);
  return {
    ...facts,
    packages: await packages,
    files: [...written.files],
    ...(sbom.length === 0 ? {} : { sbom: SBOM_PATH }),
    output: { name: request.name, ...written.measure },
  };
}

/** All that is known before a byte is written. */
interface MergedTree extends Omit<FlattenReport, 'files' | 'output' | 'packages'> {
  readonly files: readonly Contribution[];
}

async function mergeTree(request: FlattenRequest, { framework, packages, resolved }: Tree): Promise<MergedTree> {
  const { app, rid, profile = 'runtime', onConflict = 'error' } = request;
  const target: AssetTarget = { framework, ...(rid === undefined ? {} : { rid }) };
  const brought = packages.flatMap((pkg, at) =>
    dependencyContributions({ pkg, assets: new Set(resolved[at]?.assets) }, profile, target),
  );
  const packs = profile === 'runtime' ? (request.frameworkPacks ?? []) : [];
  const { kept, left } = await leaveToFramework(brought, packs);
  const contributions = [...appContributions(app, profile, target), ...kept].filter(
    (file) => request.embedSbom !== true || installKey(file.target) !== SBOM_PATH,
  );
  const { files, merged, conflicts } = await mergeContributions(app, contributions, onConflict);
  return {
    package: { id: app.identity.id, version: formatNuGetVersion(app.identity.version) },
    framework: formatTargetFramework(framework),
    ...(rid === undefined ? {} : { rid }),
    profile,
    onConflict,
    files,
    merged: [...merged],
    conflicts: [...conflicts],
    ...(packs.length === 0
      ? {}
      : { frameworkFiles: { packs: packs.map(({ name, digest }) => ({ name, digest })), left } }),
    signatureRemoved: app.isSigned,
  };
}

async function describeInside(subject: SbomSubject, created: Date | undefined): Promise<readonly NewEntry[]> {
  const text = await formatSbom(subject, created === undefined ? {} : { created });
  return [{ path: SBOM_PATH, content: Buffer.from(text) }];
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
