import {
  acceptsPrerelease,
  bestMatch,
  commonRange,
  enclosingRange,
  type FloatBehavior,
  floatIncludes,
  formatFloatRange,
  formatNuGetVersion,
  formatNuspecVersionRange,
  formatReadableVersionRange,
  formatShortVersionRange,
  formatVersionRange,
  isBetterMatch,
  isFloating,
  isSubsetOf,
  nonFloatingRange,
  type NuGetVersion,
  parseNuGetVersion,
  parseVersionRange,
  rangeSatisfies,
  tryParseFloatRange,
  tryParseVersionRange,
  type VersionRange,
  versionRangesEqual,
} from '@nuspine/primitives';
import { type Answer, type Operation, type Question, textOf, textsOf } from './question.ts';

/** Version ranges, as NuGet.Versioning answers. */
export const RANGE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'range-parse': answerParse,
  'range-satisfies': (question) => ({
    satisfies: rangeSatisfies(parseVersionRange(textOf(question, 'r')), parseNuGetVersion(textOf(question, 'v'))),
  }),
  'range-float-satisfies': (question) => {
    const { float } = parseVersionRange(textOf(question, 'r'));
    const version = parseNuGetVersion(textOf(question, 'v'));
    return { satisfies: float === undefined ? null : floatIncludes(float, version) };
  },
  'range-best': (question) => {
    const versions = textsOf(question, 'versions').map(parseNuGetVersion);
    return { best: format(bestMatch(parseVersionRange(textOf(question, 'r')), versions)) };
  },
  'range-is-better': (question) => {
    const current = question['current'] === undefined ? undefined : parseNuGetVersion(textOf(question, 'current'));
    const considering = parseNuGetVersion(textOf(question, 'considering'));
    return { better: isBetterMatch(parseVersionRange(textOf(question, 'r')), current, considering) };
  },
  'range-subset': (question) => ({
    subset: isSubsetOf(parseVersionRange(textOf(question, 'sub')), parseVersionRange(textOf(question, 'super'))),
  }),
  'range-equals': (question) => ({
    equals: versionRangesEqual(parseVersionRange(textOf(question, 'a')), parseVersionRange(textOf(question, 'b'))),
  }),
  'range-combine': (question) => ({ range: formatVersionRange(enclosingRange(rangesOf(question))) }),
  'range-common': (question) => ({ range: formatVersionRange(commonRange(rangesOf(question))) }),
  'float-parse': (question) => {
    const float = tryParseFloatRange(textOf(question, 'f'));
    if (float === undefined) return { valid: false };
    return {
      valid: true,
      behavior: behaviorName(float.behavior),
      min: formatNuGetVersion(float.min),
      prefix: float.releasePrefix ?? null,
      text: formatFloatRange(float),
    };
  },
};

function answerParse(question: Question): Answer {
  const text = textOf(question, 'r');
  const range = tryParseVersionRange(text);
  if (range === undefined || (question['allowFloating'] === false && range.float !== undefined)) {
    return { valid: false };
  }
  return {
    valid: true,
    normalized: formatVersionRange(range),
    toString: formatVersionRange(range),
    short: formatShortVersionRange(range),
    legacy: formatVersionRange({ ...range, float: undefined }),
    legacyShort: formatNuspecVersionRange(range),
    pretty: readable(formatReadableVersionRange(range)),
    original: range.original,
    min: format(range.min),
    max: format(range.max),
    minInclusive: range.minInclusive,
    maxInclusive: range.maxInclusive,
    hasLower: range.min !== undefined,
    hasUpper: range.max !== undefined,
    isFloating: isFloating(range),
    float: range.float === undefined ? null : behaviorName(range.float.behavior),
    includePrerelease: acceptsPrerelease(range),
    nonSnapshot: formatVersionRange(nonFloatingRange(range)),
  };
}

function rangesOf(question: Question): readonly VersionRange[] {
  return textsOf(question, 'ranges').map(parseVersionRange);
}

function readable(text: string): string {
  return text === '' ? '' : `(${text})`;
}

function format(version: NuGetVersion | undefined): string | null {
  return version === undefined ? null : formatNuGetVersion(version);
}

/** `prerelease-minor` is NuGet's `PrereleaseMinor`. */
function behaviorName(behavior: FloatBehavior): string {
  return behavior
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
