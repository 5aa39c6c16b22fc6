import { MatrixError } from '../errors.ts';
import { textOf } from '../format-matrix.ts';
import type { Matrix } from '../matrix.ts';
import { checkSet } from '../questions/check-set.ts';
import { alignedTable } from './aligned-table.ts';
import { type Marker, renderMarkers } from './render-markers.ts';
import type { RuntimeMatrix } from './runtime-matrix.ts';

/** What the tables of a document are made from. */
export interface RenderSources {
  /** Asked for by `rows` and `bundles`. */
  readonly matrix?: Matrix;
  /** Asked for by `runtime`: the matrix of those packages, or of all without ids. */
  readonly runtime?: (ids: readonly string[]) => RuntimeMatrix;
}

/**
 * Fills the markers of a Markdown document: `runtime [id…]`, `rows <component>` and `bundles`. Throws
 * `MATRIX_MARKER_INVALID` with the line for a marker that it does not know or has nothing for.
 */
export function renderDocument(text: string, sources: RenderSources): string {
  return renderMarkers(text, (marker) => alignedTable(tableOf(marker, sources)));
}

function tableOf(marker: Marker, { matrix, runtime }: RenderSources): readonly (readonly string[])[] {
  const { name, words } = marker;
  if (name === 'runtime' && runtime !== undefined) return runtimeTable(runtime(words));
  if (name === 'bundles' && matrix !== undefined) return bundleTable(matrix);
  const component = matrix?.components.get(words[0] ?? '');
  if (name === 'rows' && matrix !== undefined && component !== undefined) return rowTable(matrix, component.name);
  const message = `marker ${[name, ...words].join(' ')} has nothing to show`;
  const wanted = ['runtime [id…]', 'rows <component>', 'bundles'];
  throw new MatrixError('MATRIX_MARKER_INVALID', message, { line: marker.line, wanted });
}

/** A column for each runtime. */
export function runtimeTable({ runtimes, rows }: RuntimeMatrix): readonly (readonly string[])[] {
  return [['package', 'version', ...runtimes], ...rows.map(({ id, version, supports }) => [id, version, ...supports])];
}

function bundleTable(matrix: Matrix): readonly (readonly string[])[] {
  const rows = matrix.bundles.map(({ id, releaseDate = '', ltsUntil = '', pins }) => [
    id,
    releaseDate,
    ltsUntil,
    pins.map(({ component, version }) => `${component} ${version}`).join(', '),
    checkSet(matrix, pins).verdict,
  ]);
  return [['bundle', 'released', 'support until', 'components', 'state'], ...rows];
}

function rowTable(matrix: Matrix, name: string): readonly (readonly string[])[] {
  const rows = [...(matrix.components.get(name)?.rows.values() ?? [])];
  const others = [...new Set(rows.flatMap(({ statements }) => [...statements.keys()]))];
  const cells = rows.map(({ version, statements }) => [
    version,
    ...others.map((other) => {
      const statement = statements.get(other);
      return statement === undefined ? '' : textOf(statement);
    }),
  ]);
  return [[name, ...others], ...cells];
}
