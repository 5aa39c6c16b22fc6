import { describe, expect, it } from 'vitest';
import { GATE_FAULTS } from '../src/gate-faults.ts';

describe('GATE_FAULTS', () => {
  it('are of every job, some of them for every run', () => {
    const jobs = new Set(['consumer', 'cli', 'web', 'checks', 'packages', 'image']);
    expect(new Set(GATE_FAULTS.map(({ job }) => job))).toEqual(jobs);
    expect(new Set(GATE_FAULTS.filter(({ isQuick }) => isQuick).map(({ job }) => job))).toEqual(jobs);
  });
});
