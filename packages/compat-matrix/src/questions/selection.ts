import semver from 'semver';
import { errorUnknownName } from '../errors.ts';
import type { Matrix, Pin } from '../matrix.ts';
import { parseRange, parseVersion } from '../matrix-version.ts';
import { NOWHERE } from '../position.ts';
import type { Wish } from '../solve/solve-matrix.ts';

/**
 * Reads what a question is about: bundle ids, and components as `core`, `core@3.2.1` or `core@^3.2`. A later wish for a
 * component takes the place of an earlier one. Throws `MATRIX_NAME_UNKNOWN` or `MATRIX_RANGE_INVALID`.
 */
export function parseWishes(matrix: Matrix, texts: readonly string[]): readonly Wish[] {
  const wishes = new Map<string, Wish>();
  for (const wish of texts.flatMap((text) => wishesOf(matrix, text))) wishes.set(wish.component, wish);
  return [...wishes.values()];
}

/** The same for a question about exact versions. Throws `MATRIX_NAME_UNKNOWN` or `MATRIX_VERSION_INVALID`. */
export function parsePins(matrix: Matrix, texts: readonly string[]): readonly Pin[] {
  return parseWishes(matrix, texts).map(({ component, range = '' }) => ({
    component,
    version: parseVersion(range, NOWHERE),
  }));
}

function wishesOf(matrix: Matrix, text: string): readonly Wish[] {
  const bundle = matrix.bundles.find(({ id }) => id === text);
  if (bundle !== undefined) return bundle.pins.map(({ component, version }) => ({ component, range: version }));
  const place = text.indexOf('@');
  const component = place < 0 ? text : text.slice(0, place);
  if (!matrix.components.has(component)) {
    const known = [...matrix.components.keys(), ...matrix.bundles.map(({ id }) => id)];
    throw errorUnknownName('the matrix has no component or bundle of that name', component, known);
  }
  if (place < 0) return [{ component }];
  const range = text.slice(place + 1);
  if (semver.validRange(range) === null || range === '') parseRange(range === '' ? '(nothing)' : range, NOWHERE);
  return [{ component, range }];
}
