import { equivalentFrameworks } from './equivalent-frameworks.ts';
import { isFrameworkCompatible } from './framework-compatibility.ts';
import { compareFrameworks, compareNamePrecedence } from './framework-order.ts';
import { isNoVersion } from './framework-version.ts';
import { frameworkKey, isAny, isSameIdentifier, type TargetFramework } from './target-framework.ts';

type Replaces = (other: TargetFramework, framework: TargetFramework) => boolean;

/** The highest frameworks: without those that another one in the list runs as well. */
export function reduceUpwards<T extends TargetFramework>(frameworks: readonly T[]): readonly T[] {
  const specific = frameworks.filter((framework) => !isAny(framework));
  return reduce(specific.length > 0 ? specific : frameworks, isFrameworkCompatible);
}

/** The lowest frameworks: without those that run another one in the list. */
export function reduceDownwards<T extends TargetFramework>(frameworks: readonly T[]): readonly T[] {
  const any = frameworks.find(isAny);
  return any === undefined ? reduce(frameworks, (other, framework) => isFrameworkCompatible(framework, other)) : [any];
}

/** One name for each framework, the preferred one, where the list has several. */
export function reduceEquivalent<T extends TargetFramework>(frameworks: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  const sorted = frameworks.toSorted((a, b) => compareNamePrecedence(a, b) || compareFrameworks(b, a));
  return sorted.filter((framework) => {
    const isNew = !seen.has(frameworkKey(framework));
    for (const each of isNew ? [framework, ...equivalentFrameworks(framework)] : []) seen.add(frameworkKey(each));
    return isNew;
  });
}

/** Frameworks that replace each other all stay, so that the caller decides between them. */
function reduce<T extends TargetFramework>(frameworks: readonly T[], replaces: Replaces): readonly T[] {
  const distinct = withoutRepeats(frameworks);
  return distinct
    .filter((framework) => !distinct.some((other) => other !== framework && isRedundant(framework, other, replaces)))
    .toSorted(compareFrameworks);
}

function isRedundant(framework: TargetFramework, other: TargetFramework, replaces: Replaces): boolean {
  if (!replaces(other, framework)) return false;
  if (!replaces(framework, other)) return true;
  // `win` and `win8` are one; the name without version goes.
  return isSameIdentifier(framework, other) && isNoVersion(framework.version) && !isNoVersion(other.version);
}

function withoutRepeats<T extends TargetFramework>(frameworks: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return frameworks.filter((framework) => {
    const key = frameworkKey(framework);
    return !seen.has(key) && seen.add(key);
  });
}
