import { describe, expect, it } from 'vitest';
import { planMemory } from '../../src/nuspine/memory-plan.ts';

const MEGABYTE = 2 ** 20;

describe('planMemory', () => {
  it('makes smaller groups in less memory', () => {
    expect(planMemory(256 * MEGABYTE).groupSize).toBe(10 * MEGABYTE);
    expect(planMemory(700 * MEGABYTE).groupSize).toBeGreaterThan(48 * MEGABYTE);
  });

  it('has threads only where there is memory for them', () => {
    expect(planMemory(256 * MEGABYTE).threads).toBe(1);
    expect(planMemory(700 * MEGABYTE).threads).toBeUndefined();
  });

  it('never plans for nothing at all', () => {
    expect(planMemory(1)).toEqual({ maxMemory: 4 * MEGABYTE, groupSize: 4 * MEGABYTE, threads: 1 });
  });
});
