import { type CellState, checkSet, type Component, type Matrix } from '@nuspine/compat-matrix';
import { SITE_LIMITS } from './limits.ts';

export interface VerdictCell {
  readonly state: CellState;
  readonly reason: string;
}

/** What every version of one component is with every version of another; newest first, both ways. */
export interface VerdictTable {
  readonly left: string;
  readonly right: string;
  /** Versions of the right one. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly version: string; readonly cells: readonly VerdictCell[] }[];
  /** Versions of either that are older than those shown. */
  readonly leftOut: number;
}

/** A table for every two components that the matrix relates, in the order of the file. */
export function verdictTables(matrix: Matrix): readonly VerdictTable[] {
  const components = [...matrix.components.values()];
  const pairs = components.flatMap((left, index) =>
    components.slice(index + 1).flatMap((right) => (areRelated(matrix, left, right) ? [[left, right] as const] : [])),
  );
  return pairs.slice(0, SITE_LIMITS.pairs).map(([left, right]) => verdictTable(matrix, left, right));
}

function areRelated({ relations, skews }: Matrix, left: Component, right: Component): boolean {
  const names = [left.name, right.name];
  const isSkewed = skews.some(({ component, against }) => names.includes(component) && names.includes(against));
  return relations.get(left.name)?.has(right.name) === true || isSkewed;
}

function verdictTable(matrix: Matrix, left: Component, right: Component): VerdictTable {
  const [rows, heads] = [newest(left), newest(right)];
  return {
    left: left.name,
    right: right.name,
    heads,
    rows: rows.map((version) => ({
      version,
      cells: heads.map((head) => cellOf(matrix, { [left.name]: version, [right.name]: head })),
    })),
    leftOut: left.versions.length - rows.length + right.versions.length - heads.length,
  };
}

/** As `matrix check` answers for the two alone. */
function cellOf(matrix: Matrix, versions: Readonly<Record<string, string>>): VerdictCell {
  const pins = Object.entries(versions).map(([component, version]) => ({ component, version }));
  const { verdict, cells, reason } = checkSet(matrix, pins);
  return { state: verdict, reason: reason ?? cells[0]?.reason ?? '' };
}

/** The newest versions of a component, newest first. */
function newest({ versions }: Component): readonly string[] {
  return versions.slice(-SITE_LIMITS.versions).toReversed();
}
