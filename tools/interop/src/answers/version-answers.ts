import {
  compareNuGetVersions,
  compareNuGetVersionsWithMetadata,
  compareVersionNumbers,
  formatFullNuGetVersion,
  formatNuGetVersion,
  formatVersionNumbers,
  isPrerelease,
  type NuGetVersion,
  nuGetVersionsEqual,
  packageIdentityKey,
  parseNuGetVersion,
  parsePackageId,
  tryParseNuGetVersion,
  tryParseSemanticVersion,
} from '@nuspine/primitives';
import { type Answer, isAskedFor, type Operation, type Question, textOf, textsOf } from './question.ts';

/** Versions, as NuGet.Versioning answers. */
export const VERSION_OPERATIONS: Readonly<Record<string, Operation>> = {
  'version-parse': answerParse,
  'version-normalize': answerParse,
  'semver-parse': (question) => {
    const version = tryParseSemanticVersion(textOf(question, 'v'));
    return version === undefined
      ? { valid: false }
      : { valid: true, normalized: formatNuGetVersion(version), full: formatFullNuGetVersion(version) };
  },
  'version-compare': (question) => {
    const a = parseNuGetVersion(textOf(question, 'a'));
    const b = parseNuGetVersion(textOf(question, 'b'));
    return {
      default: Math.sign(compareNuGetVersions(a, b)),
      version: Math.sign(compareVersionNumbers(a, b)),
      versionRelease: Math.sign(compareNuGetVersions(a, b)),
      versionReleaseMetadata: Math.sign(compareNuGetVersionsWithMetadata(a, b)),
      equals: nuGetVersionsEqual(a, b),
      sameHash: keyOf(a) === keyOf(b),
    };
  },
  'version-format': (question) => ({
    text: formatAs(textOf(question, 'format'), parseNuGetVersion(textOf(question, 'v'))),
  }),
  'version-sort': (question) => ({
    sorted: textsOf(question, 'versions')
      .map(parseNuGetVersion)
      .toSorted(compareNuGetVersions)
      .map(formatFullNuGetVersion),
  }),
};

function answerParse(question: Question): Answer {
  const isStrict = isAskedFor(question, 'strict');
  const version = (isStrict ? tryParseSemanticVersion : tryParseNuGetVersion)(textOf(question, 'v'));
  if (version === undefined) return { valid: false };
  const { major, minor, patch, revision, metadata } = version;
  return {
    valid: true,
    normalized: formatNuGetVersion(version),
    full: formatFullNuGetVersion(version),
    // A strictly read version does not keep its text.
    original: isStrict ? null : version.original,
    toString: isStrict || isSemVer2(version) ? formatNuGetVersion(version) : version.original,
    ...{ major, minor, patch, revision },
    labels: version.releaseLabels,
    release: version.releaseLabels.join('.'),
    isPrerelease: isPrerelease(version),
    metadata: metadata ?? '',
    hasMetadata: metadata !== undefined,
    isLegacy: revision > 0,
    isSemVer2: isSemVer2(version),
  };
}

/** NuGet's format letters for a whole version, and for a part of it. */
function formatAs(letter: string, version: NuGetVersion): string {
  switch (letter) {
    case 'N':
      return formatNuGetVersion(version);
    case 'F':
      return formatFullNuGetVersion(version);
    case 'V':
      return formatVersionNumbers(version);
    case 'R':
      return version.releaseLabels.join('.');
    case 'M':
      return version.metadata ?? '';
    default:
      throw new TypeError(`unknown format: ${letter}`);
  }
}

/** Equal versions have equal keys, under which they are found again. */
function keyOf(version: NuGetVersion): string {
  return packageIdentityKey({ id: parsePackageId('any'), version });
}

/** Whether the version needs SemVer 2: it has several labels, or metadata. */
function isSemVer2({ releaseLabels, metadata }: NuGetVersion): boolean {
  return releaseLabels.length > 1 || metadata !== undefined;
}
