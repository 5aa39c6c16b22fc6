import { isFrameworkCompatible } from './framework-compatibility.ts';
import { compareFrameworkVersions, type TargetFramework } from './target-framework.ts';

/**
 * The candidate a project uses, as it stands in `candidates`: same kind first, then .NET Standard, then any; among
 * those the highest version and the most specific platform (NuGet.Frameworks, FrameworkReducer.GetNearest).
 */
export function nearestFramework<T extends TargetFramework>(
  project: TargetFramework,
  candidates: readonly T[],
): T | undefined {
  return candidates
    .filter((candidate) => isFrameworkCompatible(project, candidate))
    .reduce<T | undefined>((best, candidate) => {
      return best === undefined || compareNearness(project, candidate, best) > 0 ? candidate : best;
    }, undefined);
}

function compareNearness(project: TargetFramework, a: TargetFramework, b: TargetFramework): number {
  return (
    kindRank(project, a) - kindRank(project, b) ||
    compareFrameworkVersions(a.version, b.version) ||
    Number(a.platform !== '') - Number(b.platform !== '') ||
    compareFrameworkVersions(a.platformVersion, b.platformVersion)
  );
}

function kindRank(project: TargetFramework, candidate: TargetFramework): number {
  if (candidate.identifier === project.identifier) return 2;
  return candidate.identifier === '.NETStandard' ? 1 : 0;
}
