import { compareOrdinal } from './compare-ordinal.ts';
import { PrimitivesError } from './errors.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { namedFrameworks, supportedFrameworks } from './portable-frameworks.ts';
import { reduceEquivalent } from './reduce-frameworks.ts';
import { compareFrameworkVersions } from './framework-version.ts';
import { frameworkKey, hasIdentifier, isPortable, isSameIdentifier, type TargetFramework } from './target-framework.ts';
import { formatTargetFramework } from './target-framework-format.ts';

type Nearest = (project: TargetFramework, candidates: readonly TargetFramework[]) => TargetFramework | undefined;

/**
 * Chooses between portable frameworks that the project can all use; `nearest` chooses between their members. Throws
 * `FRAMEWORK_INVALID` for a portable project whose profile NuGet does not know.
 */
export function nearestPortable<T extends TargetFramework>(
  project: TargetFramework,
  candidates: readonly T[],
  nearest: Nearest,
): T | undefined {
  const choose = isPortable(project) ? byVotes : byNearestMember;
  return choose(project, candidates, nearest).reduce<T | undefined>(
    (best, candidate) => (best === undefined || isBetterPortable(candidate, best) ? candidate : best),
    undefined,
  );
}

/** The candidates that run on the framework nearest to the project. */
function byNearestMember<T extends TargetFramework>(
  project: TargetFramework,
  candidates: readonly T[],
  nearest: Nearest,
): readonly T[] {
  const member = nearest(project, candidates.flatMap(supportedFrameworks));
  return candidates.filter((candidate) => member !== undefined && runsOn(candidate, member));
}

/** Each framework of a portable project votes for the candidates that run on the framework nearest to it. */
function byVotes<T extends TargetFramework>(
  project: TargetFramework,
  candidates: readonly T[],
  nearest: Nearest,
): readonly T[] {
  const offered = candidates.flatMap(supportedFrameworks);
  const wanted = reduceEquivalent(supportedFrameworks(project))
    .map((member) => nearest(member, offered))
    .filter((member) => member !== undefined);
  if (wanted.length === 0) {
    throw new PrimitivesError('FRAMEWORK_INVALID', 'portable project names no frameworks', { found: project.profile });
  }
  const votes = candidates.map((candidate) => wanted.filter((member) => runsOn(candidate, member)).length);
  return candidates.filter((_, index) => votes[index] === Math.max(...votes));
}

function runsOn(candidate: TargetFramework, framework: TargetFramework): boolean {
  return supportedFrameworks(candidate).some((member) => frameworkKey(member) === frameworkKey(framework));
}

/** Fewer frameworks, then higher versions of them, then the higher .NET Framework, then the name: a bigger surface. */
function isBetterPortable(candidate: TargetFramework, best: TargetFramework): boolean {
  const ours = namedFrameworks(candidate);
  const theirs = namedFrameworks(best);
  const order =
    theirs.length - ours.length ||
    compareMembers(ours, theirs) ||
    compareNetFramework(ours, theirs) ||
    compareNames(best, candidate);
  return order > 0;
}

/** How many more of the frameworks that both have are higher in `ours` than in `theirs`. */
function compareMembers(ours: readonly TargetFramework[], theirs: readonly TargetFramework[]): number {
  const orders = ours.map((member) => {
    const our = ours.find((other) => isSameIdentifier(other, member));
    const their = theirs.find((other) => isSameIdentifier(other, member));
    return our && their ? Math.sign(compareFrameworkVersions(our.version, their.version)) : 0;
  });
  return orders.reduce((sum, order) => sum + order, 0);
}

function compareNetFramework(ours: readonly TargetFramework[], theirs: readonly TargetFramework[]): number {
  const our = ours.find((member) => hasIdentifier(member, '.NETFramework'));
  const their = theirs.find((member) => hasIdentifier(member, '.NETFramework'));
  return our && their ? compareFrameworkVersions(our.version, their.version) : 0;
}

function compareNames(a: TargetFramework, b: TargetFramework): number {
  const x = toLowerInvariant(formatTargetFramework(a));
  const y = toLowerInvariant(formatTargetFramework(b));
  return compareOrdinal(x, y);
}
