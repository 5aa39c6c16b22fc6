import { describe, expect, it } from 'vitest';
import { expandEnvironment } from '../../src/config/expand-environment.ts';

describe('expandEnvironment', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['%A%', '1'],
    ['x%A%y%B%z', 'x1y22z'],
    ['%A%%B%', '122'],
    ['%NONE%', '%NONE%'],
    ['100%', '100%'],
    ['%%A%%', '%1%'],
    ['50% of %A%', '50% of 1'],
    ['%a%', '%a%'],
    ['%NONE%A%', '%NONE1'],
  ])('makes %j into %j', (text, expected) => {
    expect(expandEnvironment(text, { A: '1', B: '22' })).toBe(expected);
  });
});
