import { describe, expect, it } from 'vitest';
import { summaryTable } from '../src/delta-summary.ts';
import { keyOf } from '../src/delta-targets.ts';
import type { Result } from '../src/result-table.ts';

describe('summaryTable', () => {
  it('has bytes and seconds of what was measured, and a dash for what was not', () => {
    const ours: Result = { id: 'ours', name: 'ours', bytes: 97_244, run: { wallMs: 1_240, peakMiB: 1 } };
    const lines = summaryTable(new Map([[keyOf('S', 'create'), [ours]]])).split('\n');
    expect(lines[2]).toBe('| Nuspine, for Squirrel | 97,244, 1.2 / - s | - | - | - |');
  });
});
