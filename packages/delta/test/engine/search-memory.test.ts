import { describe, expect, it } from 'vitest';
import { searchMemory } from '../../src/engine/search-memory.ts';

const MIB = 2 ** 20;

describe('searchMemory', () => {
  it('counts a full index for a small file and a sparse one for a large file', () => {
    const base = new Uint8Array(8 * MIB);
    expect(searchMemory(base, new Uint8Array(MIB))).toBe((96 + 16 + 3 + 32) * MIB);
    expect(searchMemory(base, new Uint8Array(32 * MIB))).toBe((96 + 16 + 96 + 8) * MIB);
  });
});
