import { compareFrameworkVersions, type FrameworkVersion, type TargetFramework } from './target-framework.ts';

/** Highest .NET Standard by framework, from a version on (NuGet.Frameworks, DefaultFrameworkMappings). */
const STANDARDS: readonly {
  readonly identifier: string;
  readonly from: FrameworkVersion;
  readonly standard: FrameworkVersion;
}[] = [
  { identifier: '.NETCoreApp', from: [3, 0, 0, 0], standard: [2, 1, 0, 0] },
  { identifier: '.NETCoreApp', from: [2, 0, 0, 0], standard: [2, 0, 0, 0] },
  { identifier: '.NETCoreApp', from: [1, 1, 0, 0], standard: [1, 7, 0, 0] },
  { identifier: '.NETCoreApp', from: [1, 0, 0, 0], standard: [1, 6, 0, 0] },
  { identifier: '.NETFramework', from: [4, 6, 1, 0], standard: [2, 0, 0, 0] },
  { identifier: '.NETFramework', from: [4, 6, 0, 0], standard: [1, 3, 0, 0] },
  { identifier: '.NETFramework', from: [4, 5, 1, 0], standard: [1, 2, 0, 0] },
  { identifier: '.NETFramework', from: [4, 5, 0, 0], standard: [1, 1, 0, 0] },
  { identifier: 'UAP', from: [10, 0, 15064, 0], standard: [2, 0, 0, 0] },
  { identifier: 'UAP', from: [10, 0, 0, 0], standard: [1, 4, 0, 0] },
];

/** True if a project for `project` can use assets for `candidate` (NuGet.Frameworks, CompatibilityProvider). */
export function isFrameworkCompatible(project: TargetFramework, candidate: TargetFramework): boolean {
  if (project.identifier === 'Unsupported' || candidate.identifier === 'Unsupported') return false;
  if (candidate.identifier === 'Any' || candidate.identifier === 'Agnostic') return true;
  if (project.identifier === candidate.identifier) return isSameKindCompatible(project, candidate);
  return candidate.identifier === '.NETStandard' && supportsStandard(project, candidate.version);
}

function isSameKindCompatible(project: TargetFramework, candidate: TargetFramework): boolean {
  return (
    compareFrameworkVersions(project.version, candidate.version) >= 0 &&
    project.profile.toLowerCase() === candidate.profile.toLowerCase() &&
    isPlatformCompatible(project, candidate)
  );
}

/** `net8.0-windows` takes plain `net8.0` and lower Windows versions, never the other way round. */
function isPlatformCompatible(project: TargetFramework, candidate: TargetFramework): boolean {
  if (candidate.platform === '') return true;
  return (
    project.platform.toLowerCase() === candidate.platform.toLowerCase() &&
    compareFrameworkVersions(project.platformVersion, candidate.platformVersion) >= 0
  );
}

function supportsStandard(project: TargetFramework, standard: FrameworkVersion): boolean {
  const highest = STANDARDS.find(
    ({ identifier, from }) => identifier === project.identifier && compareFrameworkVersions(project.version, from) >= 0,
  );
  return highest !== undefined && compareFrameworkVersions(highest.standard, standard) >= 0;
}
