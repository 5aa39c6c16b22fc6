import { joinKeys, textKey } from './string-heap.ts';
import { type Table, TABLE, type Tables } from './tables.ts';

/** Whether digits in names count: compilers number what they generate. */
export type Digits = 'kept' | 'erased';

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

/** A key for each TypeDef row: its namespace and name, behind that of the type it is nested in. */
export function typeDefKeys({ tables, strings }: NamedTables, digits: Digits): Float64Array {
  const types = tables.byNumber.get(TABLE.typeDef);
  const enclosing = enclosingTypes(tables);
  const keys = new Float64Array(types?.rows ?? 0).fill(-1);
  const keyOf = (row: number, depth: number): number => {
    const known = keys[row - 1] ?? -1;
    if (known >= 0) return known;
    const outer = enclosing.get(row) ?? 0;
    const isNested = outer > 0 && outer <= keys.length && outer !== row && depth < DEEPEST_NESTING;
    const scope = isNested ? keyOf(outer, depth + 1) : textKey(strings, cell(types, NAMESPACE, row), digits);
    const key = joinKeys(scope, textKey(strings, cell(types, NAME, row), digits));
    keys[row - 1] = key;
    return key;
  };
  for (let row = 1; row <= keys.length; row += 1) keyOf(row, 0);
  return keys;
}

/** A key for each TypeRef row: its namespace and name, behind those of the type reference it is nested in. */
export function typeRefKeys({ tables, strings }: NamedTables, digits: Digits): Float64Array {
  const types = tables.byNumber.get(TABLE.typeRef);
  const nameOf = (row: number): number =>
    joinKeys(textKey(strings, cell(types, NAMESPACE, row), digits), textKey(strings, cell(types, NAME, row), digits));
  return rowKeys(types, (row) => {
    const scope = cell(types, RESOLUTION_SCOPE, row);
    const outer = scope >>> SCOPE_TAG_BITS;
    const isNested = scope % 2 ** SCOPE_TAG_BITS === SCOPE_IS_TYPE && outer > 0 && outer <= (types?.rows ?? 0);
    return joinKeys(isNested ? nameOf(outer) : 0, nameOf(row));
  });
}

/** The key of every row of a table; rows count from 1. */
export function rowKeys(table: Table | undefined, keyOf: (row: number) => number): Float64Array {
  const keys = new Float64Array(table?.rows ?? 0);
  for (let row = 1; row <= keys.length; row += 1) keys[row - 1] = keyOf(row);
  return keys;
}

/** What a row, counted from 1, has in a column; 0 if there is no such row. */
export function cell(table: Table | undefined, column: number, row: number): number {
  return table?.values[column]?.[row - 1] ?? 0;
}

function enclosingTypes(tables: Tables): ReadonlyMap<number, number> {
  const nested = tables.byNumber.get(TABLE.nestedClass);
  const enclosing = new Map<number, number>();
  for (let row = 1; row <= (nested?.rows ?? 0); row += 1) enclosing.set(cell(nested, 0, row), cell(nested, 1, row));
  return enclosing;
}
