import { describe, expect, it } from 'vitest';
import { floatIncludes, formatFloatRange, parseNuGetVersion, tryParseFloatRange } from '../src/index.ts';

describe('tryParseFloatRange', () => {
  it.each([
    ['*', 'major', undefined],
    ['1.*', 'minor', undefined],
    ['1.2.3.*', 'revision', undefined],
    ['1.2.3-rc.*', 'none', 'rc.'],
    ['*-*', 'major', ''],
  ])('reads %s', (text, behavior, releasePrefix) => {
    expect(tryParseFloatRange(text)).toMatchObject({ behavior, releasePrefix });
  });

  it.each(['1*', '1.*.0', '1.0', '', '1.2.3.4.*'])('refuses %j', (text) => {
    expect(tryParseFloatRange(text)).toBeUndefined();
  });
});

describe('floatIncludes', () => {
  it.each([
    ['1.*', '1.9.0', true],
    ['1.*', '1.9.0-a', false],
    ['1.*', '2.0.0', false],
    ['1.2.3-rc.*', '1.2.3', true],
    ['1.2.3-rc.*', '1.2.3-beta', false],
  ])('%s and %s: %s', (text, version, included) => {
    const float = tryParseFloatRange(text);
    expect(float !== undefined && floatIncludes(float, parseNuGetVersion(version))).toBe(included);
  });
});

describe('formatFloatRange', () => {
  it('writes the float as it was', () => {
    const float = tryParseFloatRange(' 1.* ');
    expect(float && formatFloatRange(float)).toBe('1.*');
  });
});
