import { describe, expect, it } from 'vitest';
import { namedKey } from '../../src/trust/named-key.ts';

const named = (id: string) => ({ id: id.padEnd(64, '0'), publicKey: '' });
const [one, two, other] = [named('0123456789'), named('0123456701'), named('ff')];

describe('namedKey', () => {
  it('is the one whose id begins so', () => {
    expect(namedKey('012345678', [one, two, other])).toBe(one);
    expect(namedKey(one.id, [one, two, other])).toBe(one);
    expect(namedKey('FF000000', [one, two, other])).toBe(other);
    expect(namedKey('012345678', [one, two, { ...one }])?.id).toBe(one.id);
  });

  it('is none where nobody has it, or with hardly any digits', () => {
    expect(namedKey('abcdefab', [one, two, other])).toBeUndefined();
    expect(namedKey('ff', [one, two, other])).toBeUndefined();
  });

  it('is not one of several', () => {
    expect(() => namedKey('01234567', [one, two, other])).toThrowCode('TRUST_KEY_AMBIGUOUS');
  });
});
