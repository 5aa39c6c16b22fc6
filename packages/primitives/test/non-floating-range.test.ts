import { describe, expect, it } from 'vitest';
import { formatVersionRange, nonFloatingRange, parseVersionRange } from '../src/index.ts';

describe('nonFloatingRange', () => {
  it.each([
    ['*', '[0.0.0, )'],
    ['1.*', '[1.0.0, )'],
    ['[1.2.*, 2.0)', '[1.2.0, 2.0.0)'],
    ['1.0.0-*', '[1.0.0, )'],
    ['1.0.0-rc-*', '[1.0.0-rc, )'],
    ['1.0.0-rc.*', '[1.0.0-rc, )'],
    ['1.0.0-rc*', '[1.0.0-rc, )'],
    ['1.*-*', '[1.0.0-0, )'],
    ['1.0.0--*', '[1.0.0, )'],
  ])('of %s is %s', (text, wanted) => {
    const range = nonFloatingRange(parseVersionRange(text));
    expect(formatVersionRange(range)).toBe(wanted);
    expect(range.float).toBeUndefined();
  });

  it('leaves a range alone that does not float', () => {
    const range = parseVersionRange('[1.0.0-0, 2.0)');
    expect(nonFloatingRange(range)).toBe(range);
  });
});
