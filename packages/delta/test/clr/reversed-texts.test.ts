import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reversedTexts } from '../../src/clr/reversed-texts.ts';

/** As slow and as simple as it can be. */
function findOneByOne(texts: readonly string[], wanted: string): number | undefined {
  let found: { readonly end: number; readonly reversed: string } | undefined;
  let end = -1;
  for (const text of texts) {
    end += text.length + 1;
    const reversed = [...text].reverse().join('').slice(0, 256);
    if (text.endsWith(wanted) && (found === undefined || reversed >= found.reversed)) found = { end, reversed };
  }
  return found?.end;
}

describe('reversedTexts', () => {
  it('finds the greatest entry with a tail, of equal ones the last', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u00ff'), minLength: 0, maxLength: 14 });
    const tail = fc.string({ unit: fc.constantFrom('a', 'b', '\u00ff'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), fc.array(tail, { maxLength: 20 }), (texts, tails) => {
        const found = reversedTexts(Buffer.from(texts.join('\0'), 'latin1'));
        for (const wanted of tails) {
          const bytes = Buffer.from(wanted, 'latin1');
          expect(found.find(bytes, 0, bytes.length)).toBe(texts.length === 0 ? undefined : findOneByOne(texts, wanted));
        }
      }),
    );
  });

  it('looks at the last bytes of a long entry only', () => {
    const long = Buffer.concat([Buffer.from('b'), Buffer.alloc(300, 'a')]);
    const found = reversedTexts(long);
    expect(found.find(long, 60, 301)).toBe(301);
    expect(found.find(long, 0, 301)).toBeUndefined();
  });

  it('takes bounded time for entries that are alike to the end', () => {
    const texts = Buffer.from(`${'a'.repeat(255)}\0`.repeat(20_000));
    const started = performance.now();
    expect(reversedTexts(texts).find(Buffer.from('aaaaaa'), 0, 6)).toBe(texts.length - 1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
