import semver from 'semver';
import type { Pin } from '../matrix.ts';

/** A release of a bundle, as the policy sees it. */
export interface ReleasedSet {
  readonly version: string;
  readonly parts: readonly Pin[];
}

/** How a release breaks the policy. */
export interface PolicyProblem {
  readonly kind:
    | 'version-taken'
    | 'major-apart'
    | 'major-without-the-others'
    | 'major-in-minor'
    | 'minor-in-patch'
    | 'older-component'
    | 'component-dropped';
  readonly message: string;
}

/**
 * Judges a release against the one before it (docs/formats/release-bundle.md §6). Coordinated components have one major
 * version and raise it together, in a new major version of the bundle; every component takes minor versions in a new
 * minor version of the bundle at least, and patches in any. Nothing becomes older, and what goes goes with a major.
 */
export function policyProblems(
  release: ReleasedSet,
  earlier: readonly ReleasedSet[],
  coordinated: readonly string[],
): readonly PolicyProblem[] {
  const taken = earlier.some(({ version }) => version === release.version);
  if (taken) return [{ kind: 'version-taken', message: `${release.version} is published, with other packages` }];
  const before = previousRelease(release, earlier);
  return [...majorsApart(release, coordinated), ...(before === undefined ? [] : changes(release, before, coordinated))];
}

/** The newest release that is older: an old line may go on beside a new one. */
export function previousRelease<T extends ReleasedSet>({ version }: ReleasedSet, earlier: readonly T[]): T | undefined {
  const older = earlier.filter((one) => semver.lt(one.version, version));
  return older.toSorted((a, b) => semver.compare(a.version, b.version)).at(-1);
}

function majorsApart({ parts }: ReleasedSet, coordinated: readonly string[]): readonly PolicyProblem[] {
  const own = parts.filter(({ component }) => coordinated.includes(component));
  const majors = new Set(own.map(({ version }) => semver.major(version)));
  if (majors.size < 2) return [];
  const text = own.map(({ component, version }) => `${component} ${version}`).join(', ');
  return [{ kind: 'major-apart', message: `coordinated components have different major versions: ${text}` }];
}

function changes(
  { version, parts }: ReleasedSet,
  before: ReleasedSet,
  coordinated: readonly string[],
): readonly PolicyProblem[] {
  const step = stepBetween(before.version, version);
  const moved = before.parts.map((old) => ({
    old,
    now: parts.find(({ component }) => component === old.component)?.version,
  }));
  const raised = moved.filter(({ old, now }) => now !== undefined && semver.major(now) > semver.major(old.version));
  const bundle = `${before.version} to ${version}`;
  return [
    ...moved.flatMap(({ old, now }) => changeOf(old, now, step, bundle)),
    ...leftBehind(moved, raised, coordinated),
  ];
}

type Step = 'major' | 'minor' | 'patch';

interface Move {
  readonly old: Pin;
  readonly now: string | undefined;
}

function changeOf({ component, version }: Pin, now: string | undefined, step: Step, bundle: string): PolicyProblem[] {
  const what = `${component} ${version}`;
  if (now === undefined) {
    return step === 'major'
      ? []
      : [{ kind: 'component-dropped', message: `${what} is gone, in a bundle from ${bundle}` }];
  }
  const message = `${component} goes from ${version} to ${now}, in a bundle from ${bundle}`;
  if (semver.lt(now, version)) return [{ kind: 'older-component', message }];
  const own = stepBetween(version, now);
  if (own === 'major' && step !== 'major') return [{ kind: 'major-in-minor', message }];
  if (own === 'minor' && step === 'patch') return [{ kind: 'minor-in-patch', message }];
  return [];
}

function leftBehind(moved: readonly Move[], raised: readonly Move[], coordinated: readonly string[]): PolicyProblem[] {
  const names = raised.map(({ old }) => old.component).filter((name) => coordinated.includes(name));
  if (names.length === 0) return [];
  return moved.flatMap(({ old, now }): PolicyProblem[] => {
    if (now === undefined || !coordinated.includes(old.component) || names.includes(old.component)) return [];
    const message = `${old.component} stays at ${now} while ${names.join(', ')} takes a new major version`;
    return [{ kind: 'major-without-the-others', message }];
  });
}

function stepBetween(before: string, after: string): Step {
  if (semver.major(after) !== semver.major(before)) return 'major';
  return semver.minor(after) === semver.minor(before) ? 'patch' : 'minor';
}
