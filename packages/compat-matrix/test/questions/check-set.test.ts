import { describe, expect, it } from 'vitest';
import { checkSet, parseMatrix } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

describe('checkSet', () => {
  it('is what its worst cell is, and gives that first', () => {
    const [bundle] = publishedMatrix().bundles;
    const { verdict, cells } = checkSet(publishedMatrix(), bundle?.pins ?? []);
    expect(verdict).toBe('incompatible');
    expect(cells[0]?.reason).toBe('core@3.2.1 asks for azure ^1.0 (line 5), which 2.0.0 is not');
    expect(cells.map(({ state }) => state)).toEqual(['incompatible', 'declared', 'declared', 'declared', 'declared']);
  });

  const RUNS = parseMatrix(`compatibility.a."1.0.0" = { b = "*", c = "*" }
compatibility.b."1.0.0" = {}
proof = [
  { set = { a = "1.0.0", b = "1.0.0" }, result = "passed", date = "2026-01-01", run = "run 1" },
  { set = { a = "1.0.0", b = "1.0.0", c = "2.0.0" }, result = "failed", date = "2026-01-02", run = "run 2" },
]`);
  const pins = (c: string): { component: string; version: string }[] => [
    { component: 'a', version: '1.0.0' },
    { component: 'b', version: '1.0.0' },
    { component: 'c', version: c },
  ];

  it('is tested only if every two are', () => {
    expect(checkSet(RUNS, pins('1.0.0').slice(0, 2)).verdict).toBe('tested');
    expect(checkSet(RUNS, pins('1.0.0')).verdict).toBe('declared');
  });

  it('is incompatible if a run failed with it', () => {
    expect(checkSet(RUNS, pins('2.0.0'))).toMatchObject({
      verdict: 'incompatible',
      reason: expect.stringContaining('run 2 failed'),
    });
  });

  it('is unknown if nothing relates its components', () => {
    expect(checkSet(RUNS, pins('1.0.0').slice(1))).toMatchObject({ verdict: 'unknown', cells: [] });
  });
});
