import { describe, expect, it } from 'vitest';
import { DEFAULT_OFFLINE_CONFIG, isWithin, parseOfflineConfig } from '../src/offline-config.ts';

const parse = (config: object): unknown =>
  parseOfflineConfig(Buffer.from(JSON.stringify({ formatVersion: 1, ...config })));

describe('parseOfflineConfig', () => {
  it('has a default for everything', () => {
    expect(parse({})).toEqual(DEFAULT_OFFLINE_CONFIG);
  });

  it('puts the cache into the feed, wherever that is', () => {
    expect(parse({ packages: 'deps/nuget' })).toMatchObject({ cache: 'deps/nuget/packages' });
  });

  it.each([
    ['an unknown member', { package: 'x' }],
    ['a root in another', { vendor: 'local-nugets/vendor' }],
    ['one root twice', { vendor: 'Local-Nugets' }],
    ['an exemption without reason', { exempt: [{ path: 'a', reason: '' }] }],
  ])('refuses %s', (_, config) => {
    expect(() => parse(config)).toThrowCode('MANIFEST_CONFIG_INVALID');
  });

  it('refuses a root outside the repository', () => {
    expect(() => parse({ vendor: '../vendor' })).toThrowCode('PATH_TRAVERSAL');
  });
});

describe('isWithin', () => {
  it.each([
    ['vendor/a', true],
    ['vendor', true],
    ['Vendor/a', true],
    ['vendor-evil/a', false],
    ['a/vendor/b', false],
  ])('asks whole names: %s', (path, expected) => {
    expect(isWithin(path, 'vendor')).toBe(expected);
  });
});
