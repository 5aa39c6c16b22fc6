import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCanonicalJson } from '../src/index.ts';

describe('formatCanonicalJson', () => {
  it.each([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '1': 3, '\ud83d\ude00': 4, '\ufb33': 5 }, '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}'],
    [{ a: undefined, b: '\u0000\u001f"\\/' }, '{"b":"\\u0000\\u001f\\"\\\\/"}'],
    [-9007199254740991, '-9007199254740991'],
  ])('writes %j as RFC 8785 does', (value, wanted) => {
    expect(formatCanonicalJson(value)).toBe(wanted);
  });

  it.each([1.5, NaN, Infinity, 2 ** 53, -0, 1n, '\ud800', { '\udfff': 1 }, undefined])('refuses %s', (value) => {
    expect(() => formatCanonicalJson(value)).toThrowCode('CHANNEL_NOT_CANONICAL');
  });

  it('does not depend on the order of members, and reads back as the same value', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger().map((n) => n || 0),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), leaf), (value) => {
        const entries = Object.entries(value);
        const json = formatCanonicalJson(value);
        expect(formatCanonicalJson(Object.fromEntries(entries.toReversed()))).toBe(json);
        expect(Object.entries(JSON.parse(json)).length).toBe(entries.length);
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
