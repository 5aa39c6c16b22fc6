import { digestSource, formatNuGetVersion, formatPackageIdentity } from '@nuspine/primitives';
import type { Package } from '../package/read-package.ts';
import type { ResolvedPackage } from '../resolve/resolution.ts';
import type { Contribution } from './contribution.ts';
import type { FlattenedPackage, FlattenSummary } from './flatten-report.ts';

/** The app and its dependencies as a report has them; `resolved` says who asks for whom. */
export async function describePackages(
  packages: readonly [Package, ...Package[]],
  resolved: readonly ResolvedPackage[],
  files: readonly Contribution[],
): Promise<readonly FlattenedPackage[]> {
  const described: FlattenedPackage[] = [];
  for (const [at, { id, version, ...rest }] of summarizePackages(packages, resolved, files).entries()) {
    const { archive } = packages[at] ?? packages[0];
    described.push({ id, version, digest: await digestSource(archive.source), ...rest });
  }
  return described;
}

/** The same without reading them. */
export function summarizePackages(
  [app, ...dependencies]: readonly [Package, ...Package[]],
  resolved: readonly ResolvedPackage[],
  files: readonly Contribution[],
): readonly PackageSummary[] {
  const direct = resolved.filter((one) => one.direct);
  const others = dependencies.map((pkg) => {
    const owner = formatPackageIdentity(pkg.identity);
    const wanted = resolved.filter((one) => one.requestedBy.some((request) => request.package === owner));
    return summarizePackage(pkg, wanted, files);
  });
  return [summarizePackage(app, direct, files), ...others];
}

type PackageSummary = FlattenSummary['packages'][number];

function summarizePackage(
  pkg: Package,
  wanted: readonly ResolvedPackage[],
  files: readonly Contribution[],
): PackageSummary {
  const { nuspec, identity } = pkg;
  const own = files.filter((file) => file.from === pkg);
  return {
    id: identity.id,
    version: formatNuGetVersion(identity.version),
    ...licenseOf(pkg),
    ...(nuspec.authors === undefined ? {} : { authors: nuspec.authors }),
    ...(nuspec.copyright === undefined ? {} : { copyright: nuspec.copyright }),
    ...(nuspec.projectUrl === undefined ? {} : { projectUrl: nuspec.projectUrl }),
    ...repositoryOf(pkg),
    files: own.length,
    bytes: own.reduce((sum, file) => sum + file.entry.size, 0),
    dependsOn: wanted.map(({ id, version }) => `${id} ${version}`),
  };
}

/** `licenseUrl` is what older packages have. */
export function licenseOf({ nuspec }: Package): Pick<FlattenedPackage, 'license' | 'licenseType'> {
  // An element that says nothing leaves the URL to say it.
  if (nuspec.license !== undefined && nuspec.license.text !== '') {
    return { license: nuspec.license.text, licenseType: nuspec.license.type };
  }
  return nuspec.licenseUrl === undefined ? {} : { license: nuspec.licenseUrl, licenseType: 'url' };
}

function repositoryOf({ nuspec: { repository } }: Package): Pick<FlattenedPackage, 'repository'> {
  if (repository?.url === undefined) return {};
  const { url, commit } = repository;
  return { repository: { url, ...(commit === undefined ? {} : { commit }) } };
}
