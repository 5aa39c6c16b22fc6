import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchReader } from '../../src/nuspine/patch-reader.ts';
import { patch } from './sample-patch.ts';

describe('patchWriter', () => {
  it('writes what patchReader makes the targets of, one after the other', () => {
    const [text, numbers] = [fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ max: 3, maxLength: 300 })];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(text, numbers), fc.oneof(text, numbers)), { maxLength: 4 }), (pairs) => {
        const reader = patchReader(patch(...pairs));
        for (const [reference, wanted] of pairs) {
          expect(Buffer.from(reader.make(reference, wanted.length))).toEqual(Buffer.from(wanted));
        }
        reader.finish();
      }),
    );
  });
});
