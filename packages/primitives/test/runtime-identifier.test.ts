import { describe, expect, it } from 'vitest';
import { isKnownRuntime, parseRuntimeIdentifier, runtimeFallbacks, runtimeParents } from '../src/index.ts';

describe('parseRuntimeIdentifier', () => {
  it('ignores case', () => {
    expect(parseRuntimeIdentifier(' Win-X64 ')).toBe('win-x64');
  });

  it.each(['', 'win x64', '../x', 'a/b', '-x'])('refuses %j', (text) => {
    expect(() => parseRuntimeIdentifier(text)).toThrowCode('RID_INVALID');
  });
});

describe('runtimeFallbacks', () => {
  it.each([
    ['win-x64', ['win-x64', 'win', 'any', 'base']],
    ['linux-x64', ['linux-x64', 'linux', 'unix-x64', 'unix', 'any', 'base']],
    [
      'linux-musl-arm64',
      ['linux-musl-arm64', 'linux-musl', 'linux-arm64', 'linux', 'unix-arm64', 'unix', 'any', 'base'],
    ],
    ['browser-wasm', ['browser-wasm', 'browser', 'any', 'base']],
    ['any', ['any', 'base']],
    ['ubuntu.22.04-x64', ['ubuntu.22.04-x64']],
    ['constructor', ['constructor']],
  ])('of %s', (rid, wanted) => {
    expect(runtimeFallbacks(parseRuntimeIdentifier(rid))).toEqual(wanted);
  });
});

describe('runtimeParents', () => {
  it.each([
    ['linux-musl-x64', ['linux-musl', 'linux-x64']],
    ['linux', ['unix']],
    ['base', []],
    ['debian.12-x64', []],
  ])('%s falls back to %j at once', (rid, expected) => {
    expect(runtimeParents(rid)).toEqual(expected);
  });
});

describe('isKnownRuntime', () => {
  it.each(['win-x64', 'linux-musl-arm64', 'osx', 'any', 'base'])('knows %s', (rid) => {
    expect(isKnownRuntime(parseRuntimeIdentifier(rid))).toBe(true);
  });

  it.each(['windows-x64', 'win10-x64', 'linux-amd64', 'debian.12-x64', 'constructor'])('does not know %s', (rid) => {
    expect(isKnownRuntime(parseRuntimeIdentifier(rid))).toBe(false);
  });
});
