import { describe, expect, it } from 'vitest';
import { loadModule, takeMemory } from '../../src/engine/diff-module.ts';

describe('takeMemory', () => {
  it('gives at least what is asked, in memory that threads share', () => {
    const { buffer } = takeMemory(100_000);
    expect(buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(buffer.byteLength).toBe(131_072);
  });

  it('refuses more than WebAssembly can address', () => {
    expect(() => takeMemory(2 ** 32 + 1)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});

describe('loadModule', () => {
  it('writes nothing into the memory by being loaded', () => {
    const memory = takeMemory(2 ** 17);
    new Uint8Array(memory.buffer).fill(7);
    loadModule(memory, () => undefined);
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 7)).toBe(true);
  });
});
