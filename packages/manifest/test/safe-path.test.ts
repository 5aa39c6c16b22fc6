import { describe, expect, it } from 'vitest';
import { isSafePath } from '../src/safe-path.ts';

describe('isSafePath', () => {
  it.each([
    ['vendor/a', true],
    ['vendor/../../a', false],
    ['/a', false],
    ['vendor/aux.txt', false],
    ['vendor//a', false],
  ])('of %s is %s', (path, isSafe) => {
    expect(isSafePath(path)).toBe(isSafe);
  });
});
