import { describe, expect, it } from 'vitest';
import { growMemory, loadModule, takeMemory } from '../../src/engine/diff-module.ts';

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

describe('growMemory', () => {
  it('makes memory longer in its place, and never shorter', () => {
    const memory = takeMemory(10, 'growing');
    new Uint8Array(memory.buffer)[5] = 7;
    growMemory(memory, 200_000);
    growMemory(memory, 100);
    expect(memory.buffer.byteLength).toBe(4 * 65_536);
    expect(new Uint8Array(memory.buffer)[5]).toBe(7);
  });

  it('refuses what the memory was not taken for', () => {
    const memory = takeMemory(10);
    expect(() => {
      growMemory(memory, 100_000);
    }).toThrowCode('DELTA_LIMIT_EXCEEDED');
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
