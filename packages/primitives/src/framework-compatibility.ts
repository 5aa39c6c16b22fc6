import { equivalentFrameworks } from './equivalent-frameworks.ts';
import { runnableFrameworks } from './framework-support.ts';
import { compareFrameworkVersions, type FrameworkVersion, isNoVersion } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { oncePerObject } from './once-per-object.ts';
import { namedFrameworks, supportedFrameworks } from './portable-frameworks.ts';
import {
  frameworkKey,
  frameworksEqual,
  hasIdentifier,
  isAgnostic,
  isAny,
  isNet5Era,
  isPortable,
  isUnsupported,
  type TargetFramework,
} from './target-framework.ts';

/**
 * Whether a project for `project` can use what was built for `candidate` (NuGet.Frameworks, CompatibilityProvider).
 * Throws `FRAMEWORK_INVALID` for a portable profile whose frameworks have profiles.
 */
export function isFrameworkCompatible(project: TargetFramework, candidate: TargetFramework): boolean {
  if (frameworksEqual(project, candidate) || isAny(project) || isAny(candidate)) return true;
  if (isUnsupported(project)) return false;
  if (isAgnostic(candidate)) return true;
  if (isUnsupported(candidate)) return false;
  return isPortable(candidate) ? runsPortable(project, candidate) : runs(project, candidate);
}

/** A portable library runs where each framework of the project is one of those that the library runs on. */
function runsPortable(project: TargetFramework, candidate: TargetFramework): boolean {
  const wanted = isPortable(project) ? namedFrameworks(project) : [project];
  const offered = supportedFrameworks(candidate);
  return (
    wanted.length <= offered.length &&
    wanted.every((each) => offered.some((other) => isFrameworkCompatible(each, other)))
  );
}

function runs(project: TargetFramework, candidate: TargetFramework): boolean {
  const runnable = runnableFrameworks(project);
  const isRunnable = candidateNames(candidate).some((name) => {
    const frameworks = runnable.get(toLowerInvariant(name.identifier)) ?? [];
    return frameworks.some((framework) => runsInVersion(framework, name));
  });
  return isRunnable || runsAsMobile(project, candidate);
}

/** The candidate under all its names. */
const candidateNames: (candidate: TargetFramework) => readonly TargetFramework[] = oncePerObject((candidate) => {
  const found = new Map([[frameworkKey(candidate), candidate]]);
  for (const each of found.values()) {
    for (const other of equivalentFrameworks(each)) found.set(frameworkKey(other), other);
  }
  return [...found.values()];
});

/** The same framework, in a version that is not higher. */
function runsInVersion(framework: TargetFramework, candidate: TargetFramework): boolean {
  return (
    isVersionWithin(framework.version, candidate.version) &&
    toLowerInvariant(framework.profile) === toLowerInvariant(candidate.profile) &&
    isPlatformWithin(framework, candidate)
  );
}

/** From .NET 6 on, the platforms that Xamarin and Tizen were made for run their libraries in any version. */
function runsAsMobile(project: TargetFramework, candidate: TargetFramework): boolean {
  if (!isNet5Era(project) || project.version.major < 6) return false;
  const platform = toLowerInvariant(project.platform);
  return (
    (platform === 'android' && hasIdentifier(candidate, 'MonoAndroid')) ||
    (platform === 'tizen' && hasIdentifier(candidate, 'Tizen'))
  );
}

/** What was built without platform runs on every platform. */
function isPlatformWithin(framework: TargetFramework, candidate: TargetFramework): boolean {
  if (candidate.platform === '') return true;
  return (
    toLowerInvariant(framework.platform) === toLowerInvariant(candidate.platform) &&
    isVersionWithin(framework.platformVersion, candidate.platformVersion)
  );
}

function isVersionWithin(highest: FrameworkVersion, version: FrameworkVersion): boolean {
  return isNoVersion(version) || compareFrameworkVersions(version, highest) <= 0;
}
