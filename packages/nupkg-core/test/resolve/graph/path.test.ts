import { describe, expect, it } from 'vitest';
import {
  isOnOneWay,
  passes,
  passesAny,
  type Path,
  pathBelow,
  rootPath,
  wayOf,
} from '../../../src/resolve/graph/path.ts';
import { request } from '../tree.ts';

function path(...ids: readonly string[]): Path {
  let at = rootPath(request('root 1.0'));
  for (const id of ids) at = pathBelow(at, request(`${id} 1.0`));
  return at;
}

describe('passes', () => {
  it('finds a request anywhere on a path', () => {
    const name = request('A 1.0').name;
    expect([path('A', 'B'), path('B', 'A'), path('B')].map((one) => passes(one, name))).toEqual([true, true, false]);
  });
});

describe('passesAny', () => {
  it('tests every name up to the root', () => {
    const seen: string[] = [];
    expect(passesAny(path('A', 'B'), (name) => seen.push(name) < 0)).toBe(false);
    expect(seen).toHaveLength(3);
  });
});

describe('isOnOneWay', () => {
  it.each([
    [path(), path('A', 'B'), true],
    [path('A', 'B', 'C'), path('A'), true],
    [path('A', 'B'), path('A', 'B'), true],
    [path('B'), path('A', 'B'), false],
    [path('A', 'C'), path('A', 'B', 'D'), false],
  ])('compares paths from the root (%#)', (a, b, wanted) => {
    expect(isOnOneWay(a, b)).toBe(wanted);
  });
});

describe('wayOf', () => {
  it('lists the requests below the root', () => {
    expect(wayOf(path('A', 'B')).map(({ id }) => id)).toEqual(['A', 'B']);
  });
});
