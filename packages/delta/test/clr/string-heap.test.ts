import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapTexts } from '../../src/clr/string-heap.ts';

function heap(...texts: readonly string[]): Uint8Array {
  return Buffer.from(`\0${texts.join('\0')}\0`, 'latin1');
}

function mapped(base: Uint8Array, target: Uint8Array, ...offsets: readonly number[]): number[] {
  return mapTexts(base, target, [Uint32Array.from(offsets)]).flatMap((column) => [...column]);
}

/** Where the greatest entry with a tail ends, as slowly and as simply as it can be found. */
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

describe('mapTexts', () => {
  it('finds a text wherever it went', () => {
    expect(mapped(heap('Alpha', 'Beta'), heap('Zero', 'Beta', 'Alpha'), 0, 1, 7)).toEqual([0, 11, 6]);
  });

  it('finds a text that became the tail of another', () => {
    expect(mapped(heap('Name'), heap('get_Name'), 1)).toEqual([5]);
  });

  it('takes the entry with the greatest reversed text, as compilers fold tails', () => {
    // Reversed: emaN_teg, emaN_tes. The greater one is set_Name.
    expect(mapped(heap('Name'), heap('get_Name', 'set_Name'), 1)).toEqual([14]);
  });

  it('leaves the offset of a text that is gone, or of no text at all', () => {
    expect(mapped(heap('Gone'), heap('Other'), 1, 500)).toEqual([1, 0]);
    expect(mapped(new Uint8Array(), new Uint8Array(), 0)).toEqual([0]);
  });

  it('maps columns one after the other', () => {
    const columns = [Uint32Array.of(1, 0), new Uint32Array(), Uint32Array.of(7)];
    const found = mapTexts(heap('Alpha', 'Beta'), heap('Zero', 'Beta', 'Alpha'), columns);
    expect(found.map((column) => [...column])).toEqual([[11, 0], [], [6]]);
  });

  it('finds the greatest entry with a tail, of equal ones the last', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\u00ff'), minLength: 0, maxLength: 14 });
    const tail = fc.string({ unit: fc.constantFrom('a', 'b', '\u00ff'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), tail, (texts, wanted) => {
        const end = texts.length === 0 ? undefined : findOneByOne(texts, wanted);
        const target = Buffer.from(texts.join('\0'), 'latin1');
        expect(mapped(heap(wanted), target, 1)).toEqual([end === undefined ? 1 : end - wanted.length]);
      }),
      { numRuns: 300 },
    );
  });

  it('looks at the last bytes of a long entry, and at the first of a long text', () => {
    const long = Buffer.concat([Buffer.from('b'), Buffer.alloc(300, 'a')]);
    expect(mapped(long, long, 60)).toEqual([60]);
    expect(mapped(Buffer.alloc(100_000, 'a'), Buffer.alloc(300, 'a'), 5)).toEqual([300 - 256]);
  });

  it('takes bounded time for entries that are alike to the end', () => {
    const texts = Buffer.from(`${'a'.repeat(255)}\0`.repeat(20_000));
    const started = performance.now();
    expect(mapped(heap('aaaaaa'), texts, 1)).toEqual([texts.length - 7]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
