import { describe, expect, it } from 'vitest';
import { compareNuGetVersions, parseNuGetVersion } from '../src/index.ts';

const compare = (a: string, b: string) => Math.sign(compareNuGetVersions(parseNuGetVersion(a), parseNuGetVersion(b)));

describe('compareNuGetVersions', () => {
  it.each([
    ['1.0', '1.0.0.0', 0],
    ['1.0.0+a', '1.0.0+b', 0],
    ['1.0.0-ALPHA', '1.0.0-alpha', 0],
    ['1.0.0-a', '1.0.0', -1],
    ['1.0.0-2', '1.0.0-10', -1],
    ['1.0.0-9', '1.0.0-a', -1],
    ['1.0.0-a', '1.0.0-a.1', -1],
    ['1.0.0.1-a', '1.0.0', 1],
    ['1.0.0--1', '1.0.0-0', -1],
    ['1.0.0-10000000000', '1.0.0-2147483648', -1],
    ['1.0.0-2147483648', '1.0.0-9', 1],
  ])('orders %s and %s as %i', (a, b, order) => {
    expect(compare(a, b)).toBe(order);
    expect(compare(b, a)).toBe(order === 0 ? 0 : -order);
  });
});
