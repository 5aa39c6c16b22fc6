import { describe, expect, it } from 'vitest';
import { formatUnseen, type UnseenResult } from '../src/unseen-bench.ts';

const result = (id: string, ours: number, peer?: number): UnseenResult => ({
  pair: { id, base: '1.0.0', target: '1.1.0' },
  ours,
  peers: new Map(peer === undefined ? [] : [['a peer', peer]]),
});

describe('formatUnseen', () => {
  it('has each pair with its ratio, and the median of all', () => {
    const table = formatUnseen([result('one', 1000, 2000), result('two', 30, 100), result('three', 90, 100)], []);
    expect(table).toContain('| one 1.0.0 → 1.1.0 | 1,000 | 2,000 | 0.50 |');
    expect(table).toContain('| median |  |  | 0.50 |');
  });

  it('takes the middle between two, and leaves out what a peer did not do', () => {
    const table = formatUnseen([result('one', 1, 2), result('two', 1, 4), result('three', 7)], []);
    expect(table).toContain('| three 1.0.0 → 1.1.0 | 7 | - | - |');
    expect(table).toContain('| median |  |  | 0.38 |');
  });

  it('names what is not there', () => {
    expect(formatUnseen([result('one', 1)], ['two 1.0.0 → 1.1.0 (Error: nothing found)'])).toContain('Not there: two');
  });
});
