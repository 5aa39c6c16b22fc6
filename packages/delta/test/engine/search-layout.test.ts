import { describe, expect, it } from 'vitest';
import { loadModule, takeMemory } from '../../src/engine/diff-module.ts';
import { layoutSearch, withIndexStep, scratchAddress } from '../../src/engine/search-layout.ts';

describe('layoutSearch', () => {
  it('puts nothing over anything else', () => {
    const layout = layoutSearch(1001, 2003, 1, 2);
    expect(layout.target).toBeGreaterThan(layout.base + 1001 + 8);
    expect(layout.heads).toBeGreaterThan(layout.target + 2003 + 8);
    expect(layout.chain).toBe(layout.heads + 4 * 2 ** layout.hashBits);
    expect(layout.scratch).toBeGreaterThan(layout.chain + 4 * 1001);
    expect(layout.size).toBe(scratchAddress(layout.scratch, 2));
  });
});

describe('scratchAddress', () => {
  it('leaves each thread what the module writes to', () => {
    const module = loadModule(takeMemory(1), () => undefined);
    expect(scratchAddress(0, 1)).toBe(module.SCRATCH_SIZE.value);
  });
});

describe('withIndexStep', () => {
  it('needs no more memory than was laid out, and never an index of more positions', () => {
    const layout = layoutSearch(1_000_000, 1_000_000, 2);
    const sparser = withIndexStep(layout, 8);
    expect(sparser).toEqual({ ...layout, indexStep: 8, hashBits: layout.hashBits - 2 });
    expect(withIndexStep(layout, 1)).toBe(layout);
  });
});
