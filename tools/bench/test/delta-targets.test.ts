import { describe, expect, it } from 'vitest';
import { compareGrowth, compareWithTargets, formatTargetTable, keyOf } from '../src/delta-targets.ts';
import type { Result } from '../src/result-table.ts';

const result = (id: Result['id'] & string, bytes: number, wallMs: number): Result => ({
  id,
  name: id,
  bytes,
  run: { wallMs, peakMiB: 100 },
});

describe('compareWithTargets', () => {
  it('compares sums, shares and times, and leaves out what has no peer', () => {
    const create = [result('ours', 94, 1000), result('our patches', 2_000_000, 1000), result('Squirrel', 100, 7000)];
    expect(compareWithTargets(new Map([[keyOf('L', 'create'), create]]))).toEqual([
      { name: 'L, create, our patches: bytes', wanted: '≤ 1,305,000', found: '2,000,000', isMet: false },
      { name: 'L, create, ours: bytes', wanted: '≤ 0.95 of Squirrel', found: '0.94', isMet: true },
      { name: 'L, create, ours: time', wanted: '≥ 8.0 × Squirrel', found: '7.00 ×', isMet: false },
    ]);
  });

  it('has rows of their own for what a process does again', () => {
    const apply = [result('ours', 94, 40), result('our nuspine', 94, 70), result('Squirrel', 100, 250)];
    expect(compareWithTargets(new Map([[keyOf('S', 'apply again'), apply]]))).toEqual([
      { name: 'S, apply again, ours: time', wanted: '≥ 4.0 × Squirrel', found: '6.25 ×', isMet: true },
      { name: 'S, apply again, our nuspine: time', wanted: '≥ 4.0 × Squirrel', found: '3.57 ×', isMet: false },
    ]);
  });
});

describe('compareGrowth', () => {
  it('lets time grow a little faster than the file', () => {
    const rows = compareGrowth([
      { size: 1, wallMs: 100 },
      { size: 10, wallMs: 1100 },
      { size: 100, wallMs: 20_000 },
    ]);
    expect(rows.map(({ isMet }) => isMet)).toEqual([true, false]);
  });
});

describe('formatTargetTable', () => {
  it('counts what is met', () => {
    const row = { name: 'a', wanted: '≤ 1', found: '2', isMet: false };
    expect(formatTargetTable([row, { ...row, isMet: true }])).toContain('1 of 2 met');
  });
});
