import { describe, expect, it } from 'vitest';
import { timeFlowPlans } from '../../src/channels/flow-plans.ts';

const NONE = { repositories: 0, moves: 0, cpuMs: 0 };

describe('timeFlowPlans', () => {
  it('plans moves for every repository that is behind', () => {
    const [{ repositories, moves, cpuMs } = NONE] = timeFlowPlans([10], 5);
    expect(repositories).toBe(10);
    // Two of ten are up to date; in the others, the 20 packages that the channels have move.
    expect(moves).toBe(8 * 20);
    expect(cpuMs).toBeGreaterThan(0);
  });
});
