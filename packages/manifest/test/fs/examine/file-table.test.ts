import { describe, expect, it } from 'vitest';
import {
  asciiPaths,
  createTable,
  NO_KIND,
  openTable,
  pathAt,
  pathReader,
  startAt,
  tableBytes,
} from '../../../src/fs/examine/file-table.ts';

const PATHS = ['a', 'b/ü', 'b/\u{1f600}', 'c'];

describe('createTable', () => {
  it('knows nothing but the paths, which another view of its buffer reads too', () => {
    const table = createTable(PATHS);
    const other = openTable(table.buffer, table.count);
    expect(PATHS.map((_, index) => pathAt(other, index))).toEqual(PATHS);
    expect([...other.kinds]).toEqual(PATHS.map(() => NO_KIND));
    expect(table.buffer.byteLength).toBe(tableBytes(PATHS.length, Buffer.byteLength(PATHS.join(''))));
  });
});

describe('startAt', () => {
  it('counts bytes', () => {
    const table = createTable(['a', 'b/ü', 'c']);
    expect([0, 1, 2, 3].map((index) => startAt(table, index))).toEqual([0, 1, 5, 6]);
  });
});

describe('asciiPaths', () => {
  it('is one text, unless one of its paths is more than ASCII', () => {
    const table = createTable(['a', 'b', 'b/ü', 'c', 'dd']);
    expect([asciiPaths(table, 0, 2), asciiPaths(table, 3, 5)]).toEqual(['ab', 'cdd']);
    expect([asciiPaths(table, 0, 3), asciiPaths(table, 2, 3)]).toEqual([undefined, undefined]);
  });
});

describe('pathReader', () => {
  it.each([[PATHS], [['a', 'b/c', 'd']]])('gives the paths of %j', (paths) => {
    const table = createTable(paths);
    expect(paths.map((_, index) => pathReader(table)(index))).toEqual(paths);
    expect(paths.map((_, index) => pathAt(table, index))).toEqual(paths);
  });

  it('gives the paths of many, in any order', () => {
    const paths = Array.from({ length: 500 }, (_, index) => `d/${String(index * index)}`);
    const pathOf = pathReader(createTable(paths));
    const order = paths.map((_, index) => (index * 211) % paths.length);
    expect(order.map((index) => pathOf(index))).toEqual(order.map((index) => paths[index]));
    expect(paths.map((_, index) => pathOf(index))).toEqual(paths);
  });
});
