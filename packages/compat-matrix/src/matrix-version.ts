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

/** Reads a range as npm does. Throws `MATRIX_RANGE_INVALID`. */
export function parseRange(text: string, at: Position): Range {
  try {
    return new semver.Range(text);
  } catch (cause) {
    throw errorAt('MATRIX_RANGE_INVALID', `"${text}" is no range of npm's semver`, at, { found: text, cause });
  }
}

/** Each version once, oldest first: by epoch, then by semver precedence. */
export function orderedVersions(versions: readonly string[], epochOf: (version: string) => number): readonly string[] {
  return [...new Set(versions)].toSorted((a, b) => epochOf(a) - epochOf(b) || semver.compare(a, b));
}
