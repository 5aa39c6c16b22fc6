import { describe, expect, it } from 'vitest';
import { isManagedAssembly } from '../../src/engine/managed-assembly.ts';

/** The fields of a PE file that are looked at, and nothing else. */
function peFile({ magic = 0x10b, directory = 96, cli = 0x2008 }): Uint8Array {
  const view = new DataView(new ArrayBuffer(512));
  view.setUint16(0, 0x5a4d, true);
  view.setUint32(0x3c, 0x80, true);
  view.setUint32(0x80, 0x4550, true);
  view.setUint16(0x80 + 24, magic, true);
  view.setUint32(0x80 + 24 + directory + 14 * 8, cli, true);
  return new Uint8Array(view.buffer);
}

describe('isManagedAssembly', () => {
  it.each([
    ['32', peFile({})],
    ['64', peFile({ magic: 0x20b, directory: 112 })],
  ])('knows a .NET assembly of %s bits', (_, bytes) => {
    expect(isManagedAssembly(bytes)).toBe(true);
  });

  it.each([
    ['a native library', peFile({ cli: 0 })],
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
