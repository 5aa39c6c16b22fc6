import { PrimitivesError } from './errors.ts';
import { trimWhiteSpace } from './white-space.ts';

/** A package version as NuGet reads it: SemVer 2 with an optional fourth number. */
export interface NuGetVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** 0 unless the version has a fourth number. */
  readonly revision: number;
  /** The parts between `-` and `+`, split at dots and in their original case. Empty for a stable version. */
  readonly releaseLabels: readonly string[];
  /** What follows `+`; no part of the identity of a version. */
  readonly metadata: string | undefined;
  /** The text this was parsed from, without spaces. */
  readonly original: string;
}

/** NuGet keeps each number in a signed 32-bit integer. */
const MAX_NUMBER = 2_147_483_647;
/** Nearly all versions, read faster. */
const PLAIN = /^([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})(?:\.([0-9]{1,9}))?$/;
const SECTIONS = /^([^+-]+)(?:-([^+]+))?(?:\+([^]+))?$/;
const LABEL = /^[0-9A-Za-z-]+$/;
const LEADING_ZERO = /^0[0-9]+$/;

/**
 * Reads a version as NuGet.Versioning does: one to four numbers, with white space and leading zeros allowed.
 * Throws `VERSION_INVALID`.
 */
export function parseNuGetVersion(text: string): NuGetVersion {
  const version = tryParseNuGetVersion(text);
  if (version === undefined) throw new PrimitivesError('VERSION_INVALID', 'text is not a version', { found: text });
  return version;
}

/** As `parseNuGetVersion`, with `undefined` for what is not a version. */
export function tryParseNuGetVersion(text: string): NuGetVersion | undefined {
  const plain = PLAIN.exec(text);
  return plain === null ? readVersion(text) : plainVersion(plain);
}

function plainVersion([original, major, minor, patch, revision]: RegExpExecArray): NuGetVersion {
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    revision: Number(revision ?? 0),
    releaseLabels: [],
    metadata: undefined,
    original,
  };
}

function readVersion(text: string): NuGetVersion | undefined {
  const [, numbers, labels, metadata] = SECTIONS.exec(trimWhiteSpace(text)) ?? [];
  const [major, minor = 0, patch = 0, revision = 0, extra] = parseNumbers(numbers ?? '');
  if (major === undefined || extra !== undefined) return undefined;
  const releaseLabels = labels?.split('.') ?? [];
  if (!releaseLabels.every(isReleaseLabel)) return undefined;
  if (metadata !== undefined && !metadata.split('.').every((part) => LABEL.test(part))) return undefined;
  return { major, minor, patch, revision, releaseLabels, metadata, original: text.replaceAll(' ', '') };
}

/** Reads a version that is SemVer 2 to the letter: exactly three numbers, no white space, no leading zeros. */
export function tryParseSemanticVersion(text: string): NuGetVersion | undefined {
  const [numbers = ''] = text.split(/[+-]/, 1);
  if (trimWhiteSpace(text) !== text) return undefined;
  return /^(?:(?:0|[1-9][0-9]*)(?:\.(?!$)|$)){3}$/.test(numbers) ? tryParseNuGetVersion(text) : undefined;
}

/** Whether the version has release labels, as in `1.0.0-beta`. */
export function isPrerelease(version: NuGetVersion): boolean {
  return version.releaseLabels.length > 0;
}

/** The normalized form, which names files and folders: `1.0` becomes `1.0.0`, `1.0.0.0` too; metadata is dropped. */
export function formatNuGetVersion(version: NuGetVersion): string {
  const labels = version.releaseLabels.join('.');
  return labels === '' ? formatVersionNumbers(version) : `${formatVersionNumbers(version)}-${labels}`;
}

/** The normalized form with its metadata, as in `1.0.0-beta+build.5`. */
export function formatFullNuGetVersion(version: NuGetVersion): string {
  const normalized = formatNuGetVersion(version);
  return version.metadata === undefined ? normalized : `${normalized}+${version.metadata}`;
}

/** The numbers alone: three of them, or four when the fourth is not zero. */
export function formatVersionNumbers(version: NuGetVersion): string {
  const { major, minor, patch, revision } = version;
  return (revision > 0 ? [major, minor, patch, revision] : [major, minor, patch]).join('.');
}

/** Release labels, unlike metadata, must not have leading zeros in a number. */
function isReleaseLabel(label: string): boolean {
  return LABEL.test(label) && !LEADING_ZERO.test(label);
}

/** The numbers between the dots; empty when any of them is not one. */
function parseNumbers(text: string): number[] {
  const numbers = text.split('.').map(parseNumber);
  return numbers.every((number) => number <= MAX_NUMBER) ? numbers : [];
}

/** NaN for anything but ASCII digits, which is then not below any limit. */
function parseNumber(part: string): number {
  const digits = trimWhiteSpace(part);
  return /^[0-9]+$/.test(digits) ? Number(digits) : NaN;
}
