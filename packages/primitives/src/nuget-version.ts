import { PrimitivesError } from './errors.ts';

/** A NuGet version: up to four numbers, SemVer 2.0 release labels and metadata (NuGet.Versioning, NuGetVersion). */
export interface NuGetVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** The fourth number, which SemVer does not have; 0 where it is absent. */
  readonly revision: number;
  /** What follows `-`, split at dots; empty for a stable version. */
  readonly releaseLabels: readonly string[];
  /** What follows `+`; it never takes part in comparison or identity. */
  readonly metadata: string | undefined;
  /** The text as it was written. */
  readonly original: string;
}

const MAX_NUMBER = 2_147_483_647;
const NUMBER = /^\s*\d+\s*$/;
const LABEL = /^[0-9A-Za-z-]+$/;
const LEADING_ZERO = /^0\d+$/;

/** Throws `VERSION_INVALID` for text that NuGet would not take as a version. */
export function parseNuGetVersion(text: string): NuGetVersion {
  const version = tryParseNuGetVersion(text);
  if (version === undefined) {
    throw new PrimitivesError('VERSION_INVALID', 'version is not a NuGet version', { found: text });
  }
  return version;
}

/** NuGetVersionFactory.TryParse: one to four numbers below 2^31, leading zeros and surrounding spaces allowed. */
export function tryParseNuGetVersion(text: string): NuGetVersion | undefined {
  const { numbers, release, metadata } = splitSections(text.trim());
  const parts = numbers.split('.').map(parseNumber);
  const releaseLabels = release === undefined ? [] : release.split('.');
  if (parts.length > 4 || parts.includes(undefined)) return undefined;
  if (!releaseLabels.every(isReleaseLabel)) return undefined;
  if (metadata !== undefined && !metadata.split('.').every((part) => LABEL.test(part))) return undefined;
  const [major = 0, minor = 0, patch = 0, revision = 0] = parts;
  return { major, minor, patch, revision, releaseLabels, metadata, original: text };
}

/** The normalized form: three numbers, the fourth only if it is not 0, labels as written, metadata dropped. */
export function formatNuGetVersion(version: NuGetVersion): string {
  const { major, minor, patch, revision, releaseLabels } = version;
  const numbers = [major, minor, patch, ...(revision === 0 ? [] : [revision])].join('.');
  return releaseLabels.length === 0 ? numbers : `${numbers}-${releaseLabels.join('.')}`;
}

/** The normalized form with the metadata, as NuGet's ToFullString writes it. */
export function formatFullNuGetVersion(version: NuGetVersion): string {
  const text = formatNuGetVersion(version);
  return version.metadata === undefined ? text : `${text}+${version.metadata}`;
}

export function isPrerelease(version: NuGetVersion): boolean {
  return version.releaseLabels.length > 0;
}

function splitSections(text: string): { numbers: string; release: string | undefined; metadata: string | undefined } {
  const plus = text.indexOf('+');
  const metadata = plus < 0 ? undefined : text.slice(plus + 1);
  const rest = plus < 0 ? text : text.slice(0, plus);
  const dash = rest.indexOf('-');
  if (dash < 0) return { numbers: rest, release: undefined, metadata };
  return { numbers: rest.slice(0, dash), release: rest.slice(dash + 1), metadata };
}

function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return value <= MAX_NUMBER ? value : undefined;
}

/** SemVer 2.0 §9: identifiers are not empty, and numeric ones have no leading zero. */
function isReleaseLabel(label: string): boolean {
  return LABEL.test(label) && !LEADING_ZERO.test(label);
}
