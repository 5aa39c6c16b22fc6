import { PrimitivesError } from './errors.ts';
import { type FloatRange, tryParseFloatRange } from './float-range.ts';
import { type NuGetVersion, tryParseNuGetVersion } from './nuget-version.ts';
import { oncePerText } from './once-per-text.ts';
import { compareNuGetVersions } from './version-order.ts';
import { trimWhiteSpace } from './white-space.ts';

/** The versions a dependency accepts. A bound that is absent is never inclusive. */
export interface VersionRange {
  readonly min: NuGetVersion | undefined;
  readonly minInclusive: boolean;
  readonly max: NuGetVersion | undefined;
  readonly maxInclusive: boolean;
  /** Set when the lower bound is written with `*`. */
  readonly float: FloatRange | undefined;
  /** The text this was parsed from; empty for a range that was computed. */
  readonly original: string;
}

/** One end of a range: no version means that the range goes on for ever. */
export interface RangeEnd {
  readonly version: NuGetVersion | undefined;
  readonly inclusive: boolean;
}

interface Bounds {
  readonly lower: string;
  readonly upper: string;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

/**
 * Reads a range in NuGet's notation: `1.0` (at least), `[1.0]` (exactly), `[1.0, 2.0)`, `(, 2.0]`, `1.*`, `*-*`.
 * Throws `VERSION_RANGE_INVALID`.
 */
export function parseVersionRange(text: string): VersionRange {
  const range = tryParseVersionRange(text);
  if (range === undefined) {
    throw new PrimitivesError('VERSION_RANGE_INVALID', 'text is not a version range', { found: text });
  }
  return range;
}

/** As `parseVersionRange`, with `undefined` for what is not a range. */
export function tryParseVersionRange(text: string): VersionRange | undefined {
  return ranges(text);
}

const ranges = oncePerText(readRange);

function readRange(text: string): VersionRange | undefined {
  const bounds = splitBounds(trimWhiteSpace(text));
  if (bounds === undefined) return undefined;
  const lower = parseBound(bounds.lower, tryParseFloatRange);
  const upper = parseBound(bounds.upper, tryParseNuGetVersion);
  if (lower === 'invalid' || upper === 'invalid') return undefined;
  const range = versionRange(
    { version: lower?.min, inclusive: bounds.lowerInclusive },
    { version: upper, inclusive: bounds.upperInclusive },
  );
  if (!isOrdered(range)) return undefined;
  const float = bounds.lower.includes('*') ? lower : undefined;
  return { ...range, float, original: text };
}

/** A range that does not float. */
export function versionRange(lower: RangeEnd, upper: RangeEnd): VersionRange {
  return {
    min: lower.version,
    minInclusive: lower.version !== undefined && lower.inclusive,
    max: upper.version,
    maxInclusive: upper.version !== undefined && upper.inclusive,
    float: undefined,
    original: '',
  };
}

/** Whether versions of the range are chosen highest first, as `*` asks for. */
export function isFloating(range: VersionRange): boolean {
  return range.float !== undefined && range.float.behavior !== 'none';
}

function splitBounds(text: string): Bounds | undefined {
  if (!/^[([]/.test(text)) {
    return text === '' ? undefined : { lower: text, upper: '', lowerInclusive: true, upperInclusive: false };
  }
  // The closing bracket may be the opening one again only in a text of one character, which is no range either way.
  if (!/^.[^]*[)\]]$/.test(text)) return undefined;
  const parts = text.slice(1, -1).split(',');
  const [lower = '', upper] = parts;
  // `(,)` is refused and `( , )` is not: NuGet looks for empty parts before it trims them.
  if (parts.length > 2 || parts.every((part) => part === '')) return undefined;
  const lowerInclusive = text.startsWith('[');
  const upperInclusive = text.endsWith(']');
  if (upper === undefined && !(lowerInclusive && upperInclusive)) return undefined;
  return { lower, upper: upper ?? lower, lowerInclusive, upperInclusive };
}

/** An end that is blank is absent; one that cannot be read makes the range invalid. */
function parseBound<T>(text: string, parse: (text: string) => T | undefined): T | 'invalid' | undefined {
  return trimWhiteSpace(text) === '' ? undefined : (parse(text) ?? 'invalid');
}

/** Ends that meet must be both inclusive or both exclusive; NuGet accepts `(1.0, 1.0)`, which no version satisfies. */
function isOrdered(range: VersionRange): boolean {
  if (range.min === undefined || range.max === undefined) return true;
  const order = compareNuGetVersions(range.min, range.max);
  return order < 0 || (order === 0 && range.minInclusive === range.maxInclusive);
}
