import { type Digits, emptyKeys, joinInto, joinKeys, type Keys, textKeys } from './row-keys.ts';
import { type Table, TABLE, type Tables } from './tables.ts';

/** One side of a pair of assemblies: its tables, as far as they are known, and its names. */
export interface NamedTables {
  readonly tables: Tables;
  readonly strings: Uint8Array;
}

const DEEPEST_NESTING = 20;
const NAME = 1;
const NAMESPACE = 2;
const RESOLUTION_SCOPE = 0;
const SCOPE_TAG_BITS = 2;
const SCOPE_IS_TYPE = 3;
const NO_VALUES = new Uint32Array();

/** A key for each TypeDef row: its namespace and name, behind that of the type it is nested in. */
export function typeDefKeys({ tables, strings }: NamedTables, digits: Digits): Keys {
  const types = tables.byNumber.get(TABLE.typeDef);
  const enclosing = enclosingTypes(tables);
  const names = textKeys(strings, columnOf(types, NAME), digits);
  const namespaces = textKeys(strings, columnOf(types, NAMESPACE), digits);
  const count = types?.rows ?? 0;
  const keys = emptyKeys(count);
  const isKnown = new Uint8Array(count + 1);
  const find = (row: number, depth: number): void => {
    if (isKnown[row] !== 0) return;
    const outer = enclosing.get(row) ?? 0;
    const isNested = outer > 0 && outer <= count && outer !== row && depth < DEEPEST_NESTING;
    if (isNested) find(outer, depth + 1);
    joinInto(keys, row - 1, isNested ? keys : namespaces, (isNested ? outer : row) - 1, names, row - 1);
    isKnown[row] = 1;
  };
  for (let row = 1; row <= count; row += 1) find(row, 0);
  return keys;
}

/** A key for each TypeRef row: its namespace and name, behind those of the type reference it is nested in. */
export function typeRefKeys({ tables, strings }: NamedTables, digits: Digits): Keys {
  const types = tables.byNumber.get(TABLE.typeRef);
  const [namespaces, names] = [columnOf(types, NAMESPACE), columnOf(types, NAME)];
  const own = joinKeys(textKeys(strings, namespaces, digits), textKeys(strings, names, digits));
  const outer = emptyKeys(own.low.length);
  columnOf(types, RESOLUTION_SCOPE).forEach((scope, index) => {
    const row = scope >>> SCOPE_TAG_BITS;
    if (scope % 2 ** SCOPE_TAG_BITS !== SCOPE_IS_TYPE) return;
    outer.low[index] = own.low[row - 1] ?? 0;
    outer.high[index] = own.high[row - 1] ?? 0;
  });
  return joinKeys(outer, own);
}

/** What the rows of a table have in a column; nothing if there is no such table. */
export function columnOf(table: Table | undefined, column: number): Uint32Array {
  return table?.values[column] ?? NO_VALUES;
}

/** What some rows, counted from 1, have in a column; 0 if there is no such row. */
export function cellsOf(values: Uint32Array | Int32Array, rows: Uint32Array): Uint32Array {
  const cells = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) cells[index] = values[(rows[index] ?? 0) - 1] ?? 0;
  return cells;
}

function enclosingTypes(tables: Tables): ReadonlyMap<number, number> {
  const nested = tables.byNumber.get(TABLE.nestedClass);
  const outer = columnOf(nested, 1);
  const enclosing = new Map<number, number>();
  columnOf(nested, 0).forEach((row, index) => enclosing.set(row, outer[index] ?? 0));
  return enclosing;
}
