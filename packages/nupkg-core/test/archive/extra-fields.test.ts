import { describe, expect, it } from 'vitest';
import { parseExtraFields } from '../../src/archive/extra-fields.ts';

describe('parseExtraFields', () => {
  it('reads fields in order', () => {
    expect(parseExtraFields(Buffer.of(1, 0, 2, 0, 7, 8, 0x75, 0x70, 0, 0))).toEqual([
      { id: 1, data: Buffer.of(7, 8) },
      { id: 0x7075, data: Buffer.alloc(0) },
    ]);
    expect(parseExtraFields(Buffer.alloc(0))).toEqual([]);
  });

  it('gives nothing for a field that is longer than what is left', () => {
    expect(parseExtraFields(Buffer.of(1, 0, 3, 0, 7, 8))).toBeUndefined();
  });
});
