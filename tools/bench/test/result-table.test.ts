import { describe, expect, it } from 'vitest';
import { formatResultTable } from '../src/result-table.ts';

describe('formatResultTable', () => {
  it('gives every peer as a ratio of the first line', () => {
    const table = formatResultTable('Sample', [
      { name: 'ours', bytes: 1000, run: { wallMs: 10, peakMiB: 50 } },
      { name: 'peer', bytes: 2500, run: { wallMs: 5, peakMiB: undefined } },
    ]);
    expect(table).toContain('| peer | 2,500 | 2.50 | 5 | 0.50 | - | - | - | - |');
  });
});
