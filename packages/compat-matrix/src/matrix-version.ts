import semver, { type Range } from 'semver';
import { errorAt } from './errors.ts';
import type { Position } from './position.ts';

/** Checks a version: semver 2.0.0 without build metadata. Throws `MATRIX_VERSION_INVALID`. */
export function parseVersion(text: string, at: Position): string {
  if (semver.valid(text) === text) return text;
  const wanted = semver.valid(text) ?? semver.coerce(text)?.version;
  throw errorAt('MATRIX_VERSION_INVALID', `"${text}" is no version of the form 1.2.3`, at, {
    found: text,
    ...(wanted === undefined ? {} : { wanted }),
  });
}

/** A range takes a hundred times the memory of its text, and thousands of rows write the same few. */
const KEPT_RANGES = 4096;
const ranges = new Map<string, Range>();

/** Reads a range as npm does. Throws `MATRIX_RANGE_INVALID`. */
export function parseRange(text: string, at: Position): Range {
  const known = ranges.get(text);
  if (known !== undefined) return known;
  try {
    const range = new semver.Range(text);
    if (ranges.size >= KEPT_RANGES) ranges.clear();
    ranges.set(text, range);
    return range;
  } catch (cause) {
    throw errorAt('MATRIX_RANGE_INVALID', `"${text}" is no range of npm's semver`, at, { found: text, cause });
  }
}

/** Each version once, oldest first: by epoch, then by semver precedence. */
export function orderedVersions(versions: readonly string[], epochOf: (version: string) => number): readonly string[] {
  const parsed = [...new Set(versions)].map((text) => ({
    text,
    epoch: epochOf(text),
    version: new semver.SemVer(text),
  }));
  return parsed.sort((a, b) => a.epoch - b.epoch || a.version.compare(b.version)).map(({ text }) => text);
}
