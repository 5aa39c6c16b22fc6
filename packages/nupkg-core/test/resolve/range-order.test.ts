import { parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { isAtLeast } from '../../src/resolve/range-order.ts';

// Answers of NuGet 7.9 (RemoteDependencyWalker.IsGreaterThanOrEqualTo).
describe('isAtLeast', () => {
  it.each([
    ['1.0', '1.0', true],
    ['2.0', '1.0', true],
    ['1.0', '2.0', false],
    ['[1.0,2.0)', '1.5', false],
    ['(,1.0]', '3.0', true],
    ['3.0', '(,1.0]', false],
    ['2.1.0-beta', '2.1.0', false],
    ['*', '9.0', true],
    ['9.0', '*', false],
    ['*', '*-*', true],
    ['9.0', '*-*', false],
    ['2.*', '2.9', true],
    ['2.*', '3.0.0', false],
    ['2.*-*', '2.1.0', true],
    ['3.0.0', '2.*', true],
    ['2.1.0', '2.1.0-*', true],
    ['2.1.0-*', '2.1.0', true],
    ['2.1.0-b*', '2.1.0', false],
    ['2.1.0-b*', '2.1.0-beta', true],
    ['2.1.0-beta', '2.1.0-b*', false],
    ['2.1.0-beta.*', '2.1.0-BETA*', false],
    ['2.1.0-beta*', '2.1.0-BETA*', true],
    ['2.1.0-beta.1', '2.1.0-beta.*', false],
  ])('%s and then %s is %s', (near, far, expected) => {
    expect(isAtLeast(parseVersionRange(near), parseVersionRange(far))).toBe(expected);
  });
});
