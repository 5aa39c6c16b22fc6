import { digestSource, formatNuGetVersion, formatPackageIdentity } from '@nuspine/primitives';
import type { Package } from '../package/read-package.ts';
import type { ResolvedPackage } from '../resolve/resolution.ts';
import type { Contribution } from './contribution.ts';
import type { FlattenedPackage } from './flatten-report.ts';

/** The app and its dependencies as a report has them; `resolved` says who asks for whom. */
export async function describePackages(
  [app, ...dependencies]: readonly [Package, ...Package[]],
  resolved: readonly ResolvedPackage[],
  files: readonly Contribution[],
): Promise<readonly FlattenedPackage[]> {
  const direct = resolved.filter((one) => one.direct);
  const described = [await describePackage(app, direct, files)];
  for (const pkg of dependencies) {
    const owner = formatPackageIdentity(pkg.identity);
    const wanted = resolved.filter((one) => one.requestedBy.some((request) => request.package === owner));
    described.push(await describePackage(pkg, wanted, files));
  }
  return described;
}

async function describePackage(
  pkg: Package,
  wanted: readonly ResolvedPackage[],
  files: readonly Contribution[],
): Promise<FlattenedPackage> {
  const { nuspec, identity, archive } = pkg;
  const own = files.filter((file) => file.from === pkg);
  return {
    id: identity.id,
    version: formatNuGetVersion(identity.version),
    digest: await digestSource(archive.source),
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
