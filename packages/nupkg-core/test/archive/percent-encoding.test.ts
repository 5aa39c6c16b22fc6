import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePercent, encodePercent } from '../../src/archive/percent-encoding.ts';

describe('decodePercent', () => {
  // As Uri.UnescapeDataString of .NET answers.
  it.each([
    ['a b', 'a b'],
    ['a%20b', 'a b'],
    ['a+b', 'a+b'],
    ['100%', '100%'],
    ['%zz%2', '%zz%2'],
    ['%E9', '%E9'],
    ['%C3%A9', 'é'],
    ['%c3%a9%E9x', 'é%E9x'],
    ['%E2%82%AC%F0%9F%98%80', '€😀'],
    ['%252e', '%2e'],
    ['%ED%A0%80', '%ED%A0%80'],
    ['%C0%AF', '%C0%AF'],
    ['%EF%BF%BD', '\ufffd'],
  ])('decodes %s to %s', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded);
  });
});

describe('encodePercent', () => {
  it('leaves alone what decodes to itself', () => {
    expect(encodePercent('a b+[1]#%.dll')).toBe('a b+[1]#%.dll');
  });

  it('is undone by decoding', () => {
    const text = fc.array(fc.constantFrom('%', '2', '5', '0', 'E', '9', 'C', '3', 'a', 'é', '%41'));
    fc.assert(
      fc.property(text, (parts) => {
        expect(decodePercent(encodePercent(parts.join('')))).toBe(parts.join(''));
      }),
    );
  });
});
