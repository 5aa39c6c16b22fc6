import { describe, expect, it } from 'vitest';
import { derNodes } from '../../src/pe/der-nodes.ts';

describe('derNodes', () => {
  it('finds values inside others, and inside octet strings that hold a sequence', () => {
    const bytes = Uint8Array.of(0x30, 6, 0x04, 4, 0x30, 2, 0x05, 0);
    expect(derNodes(bytes, 0, 9).map(({ start, end }) => [start, end])).toEqual([
      [0, 8],
      [2, 8],
      [4, 8],
      [6, 8],
    ]);
  });

  it('reads long lengths, and stops at what is none', () => {
    expect(derNodes(Uint8Array.of(0x04, 0x81, 1, 7), 0, 9)).toEqual([{ start: 0, content: 3, end: 4 }]);
    expect(derNodes(Uint8Array.of(0x04, 0x80, 1, 7), 0, 9)).toEqual([]);
    expect(derNodes(Uint8Array.of(0x04, 5, 1), 0, 9)).toEqual([]);
  });

  it('finds no more than asked for, however deep they lie', () => {
    const deep = Uint8Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80));
    expect(derNodes(deep, 0, 5)).toEqual([]);
    const flat = new Uint8Array(1000).fill(0x05).map((byte, index) => (index % 2 === 0 ? byte : 0));
    expect(derNodes(flat, 0, 5)).toHaveLength(5);
  });
});
