import { describe, expect, it } from 'vitest';
import { letGo } from '../../src/archive/let-go.ts';

describe('letGo', () => {
  it('gives back a buffer of which it is handed everything', () => {
    const bytes = new Uint8Array(8);
    letGo(bytes);
    expect(bytes.buffer.detached).toBe(true);
    expect(bytes).toHaveLength(0);
  });

  it('does not count a byte at the end', () => {
    const bytes = new Uint8Array(8);
    letGo(bytes.subarray(0, 7));
    expect(bytes.buffer.detached).toBe(true);
  });

  it('keeps a buffer of which it is handed a part, and one that threads share', () => {
    const bytes = new Uint8Array(8).fill(1);
    letGo(bytes.subarray(1));
    letGo(bytes.subarray(0, 6));
    expect(bytes).toHaveLength(8);
    const shared = new Uint8Array(new SharedArrayBuffer(8));
    letGo(shared);
    expect(shared).toHaveLength(8);
  });
});
