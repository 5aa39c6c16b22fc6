import { describe, expect, it } from 'vitest';
import { expiry, TRUST_LIFETIMES } from '../../src/index.ts';
import { isHalfSpent } from '../../src/trust/trust-lifetimes.ts';
import { minute } from '../channel-builder.ts';

describe('expiry', () => {
  it('is so many hours later', () => {
    expect(expiry(minute(0), 24)).toEqual(minute(24 * 60));
  });
});

describe('TRUST_LIFETIMES', () => {
  it('gives the timestamp the shortest life', () => {
    expect(Math.min(...Object.values(TRUST_LIFETIMES))).toBe(TRUST_LIFETIMES.timestamp);
  });
});

describe('isHalfSpent', () => {
  it.each([
    [61, false],
    [60, false],
    [59, true],
    [-5, true],
  ])('with %i of 120 minutes left: %s', (left, spent) => {
    expect(isHalfSpent(minute(left), minute(0), 2)).toBe(spent);
  });
});
