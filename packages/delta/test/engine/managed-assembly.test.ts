import { describe, expect, it } from 'vitest';
import { isManagedAssembly } from '../../src/engine/managed-assembly.ts';
import { peFile } from './pe-file.ts';

describe('isManagedAssembly', () => {
  it.each([
    ['32', peFile({})],
    ['64', peFile({ magic: 0x20b, directory: 112 })],
  ])('knows a .NET assembly of %s bits', (_, bytes) => {
    expect(isManagedAssembly(bytes)).toBe(true);
  });

  it.each([
    ['a native library', peFile({ cli: 0 })],
    ['an assembly that was compiled ahead of time', peFile({ machine: 0x8664 })],
    ['an optional header of another kind', peFile({ magic: 0x107 })],
    ['nothing', new Uint8Array()],
    ['text', new Uint8Array(Buffer.alloc(300, 'text'))],
  ])('says no to %s', (_, bytes) => {
    expect(isManagedAssembly(bytes)).toBe(false);
  });

  it('says no to a header that is cut off anywhere', () => {
    const end = 0x80 + 24 + 96 + 15 * 8;
    for (let length = 0; length < end; length += 1)
      expect(isManagedAssembly(peFile({}).subarray(0, length))).toBe(false);
  });
});
