import { describe, expect, it } from 'vitest';
import { MAX_SEARCH_MEMORY } from '../../src/engine/find-covers.ts';
import { searchMemory } from '../../src/engine/search-memory.ts';

const MIB = 2 ** 20;

describe('searchMemory', () => {
  it('counts a full index for a small base and a sparse one for a large base', () => {
    const small = searchMemory(15 * MIB, MIB) - searchMemory(8 * MIB, MIB);
    const large = searchMemory(136 * MIB, 128 * MIB) - searchMemory(128 * MIB, 128 * MIB);
    // The table of hashes has the same size for both; the file itself and its index are what is left.
    expect(small).toBe((7 + 28) * MIB);
    expect(large).toBe((8 + 4) * MIB);
  });

  it('counts files that are too large for one search beside the search', () => {
    const size = 2 ** 31 - 1;
    expect(searchMemory(size, size)).toBeGreaterThan(MAX_SEARCH_MEMORY + 2 * size);
  });
});
